/** The build of the package without Redis; the package ships types for its main entry alone. */
declare module 'bottleneck/light.js' {
  import Bottleneck from 'bottleneck';

  // biome-ignore lint/style/noDefaultExport: the package exports it so.
  export default Bottleneck;
}

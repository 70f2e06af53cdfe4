/** The release of kustomize that is fetched where a runner has none. */

/** One release of a program, held to checksums that were written down beforehand. */
export interface PinnedRelease {
  readonly version: string;
  /** Folder that the archives are in. */
  readonly address: string;
  /** SHA-256 of each archive, by its platform as Go names it. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** The version on GitHub's runner images of August 2026; checksums as in the release's own checksums.txt. */
export const KUSTOMIZE: PinnedRelease = {
  version: '5.8.1',
  address: 'https://github.com/kubernetes-sigs/kustomize/releases/download/kustomize%2Fv5.8.1',
  checksums: {
    linux_amd64: '029a7f0f4e1932c52a0476cf02a0fd855c0bb85694b82c338fc648dcb53a819d',
    linux_arm64: '0953ea3e476f66d6ddfcd911d750f5167b9365aa9491b2326398e289fef2c142',
    darwin_amd64: 'ee7cf0c1e3592aa7bb66ba82b359933a95e7f2e0b36e5f53ed0a4535b017f2f8',
    darwin_arm64: '8886f8a78474e608cc81234f729fda188a9767da23e28925802f00ece2bab288',
  },
};

/** The archive for a platform as Node names it; undefined where none is pinned. */
export function archiveFor(
  release: PinnedRelease,
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'>,
): { readonly url: string; readonly checksum: string } | undefined {
  const name = `${platform}_${arch === 'x64' ? 'amd64' : arch}`;
  const checksum = release.checksums[name];
  if (checksum === undefined) return undefined;
  return { url: `${release.address}/kustomize_v${release.version}_${name}.tar.gz`, checksum };
}

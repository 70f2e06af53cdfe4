export interface ReleaseAsset {
  readonly id: number;
  name: string;
  label: string | null;
  contentType: string;
  size: number;
  readonly uploader: string;
  readonly createdAt: string;
  readonly bytesBase64: string;
}

export interface Release {
  readonly id: number;
  tagName: string;
  targetCommitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  makeLatest: 'true' | 'false' | 'legacy';
  readonly author: string;
  readonly createdAt: string;
  publishedAt: string | null;
  assets: ReleaseAsset[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly creator: string;
  readonly description: string;
  readonly environment: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly createdAt: string;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly creator: string;
  readonly transient: boolean;
  readonly production: boolean;
  readonly createdAt: string;
  updatedAt: string;
  statuses: DeploymentStatus[];
}

import { headNodeDirectoryService } from './head-node.ts';
import { imageBuilderCleanup, imageBuilderInstance } from './image-builder.ts';
import { userBase, userBaseFrom311, userCluster1, userCluster2 } from './user-cluster.ts';
import { userFsx, userFsxS3 } from './user-fsx.ts';
import { userIam, userIamBoundary } from './user-iam.ts';
import {
  userImage,
  userImageBuild,
  userImageDelete,
  userImageDescribe,
  userImageList,
} from './user-image.ts';
import { userLogRetrieval } from './user-log-retrieval.ts';

const imageBuilder = { imageBuilderInstance, imageBuilderCleanup };
const guide = { userImageBuild, userIamPrivileged: userIam, userIamBoundary };
const template = { userFsxS3, userLogRetrieval, userIamAdmin: userIam, userIamBoundary };

/**
 * The policies of 3.x that every scheduler has, by the release that began to have these kinds. The
 * kinds are named as AWS's documents are, and stand in the order in which a person attaches them.
 */
export const sharedPolicies = {
  '3.0.0': { userBase, ...guide, ...imageBuilder },
  '3.1.1': { userBase: userBaseFrom311, userFsx, ...guide, ...imageBuilder },
  '3.5.0': {
    userCluster: userBase,
    ...template,
    userImageBuild,
    userImageDelete,
    userImageDescribe,
    userImageList,
    headNodeDirectoryService,
    ...imageBuilder,
  },
  '3.9.0': {
    userCluster1,
    userCluster2,
    ...template,
    userImage,
    headNodeDirectoryService,
    ...imageBuilder,
  },
} as const;

import { deliveryAddressSchema, type Member } from '../core/address';
import type { DirectConversations } from '../core/ports';
import type { Database } from './database';
import { jsonColumn } from './json-column';

export function createDirectConversations({ prisma }: Database): DirectConversations {
  return {
    async find(member) {
      const row = await prisma.directConversation.findUnique({ where: idOf(member) });
      return row === null ? undefined : deliveryAddressSchema.parse(row.address);
    },
    async remember(member, address) {
      const { platform_workspaceId_memberId: id } = idOf(member);
      const data = { address: jsonColumn(address) };
      await prisma.directConversation.upsert({
        where: idOf(member),
        create: { ...id, ...data },
        update: data,
      });
    },
    async forget({ key: { platform, workspaceId, conversationId } }) {
      await prisma.directConversation.deleteMany({
        where: {
          platform,
          workspaceId,
          address: { path: ['key', 'conversationId'], equals: conversationId },
        },
      });
    },
  };
}

const idOf = ({ platform, workspaceId, memberId }: Member) => ({
  platform_workspaceId_memberId: { platform, workspaceId, memberId },
});

using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Pools;

/// <summary>Resource pools: <c>/pools</c> (PVE::API2::Pool). Only the collection's own methods can name a nested pool.</summary>
public static class Pool
{
    internal static readonly Field<string> Id =
        Text("pool_id", "Name of the pool; a nested pool is written `parent/child`, at most three deep.")
            .OnWire("poolid").Required().Replacing().Autonamed()
            .Matching("(?!0$)[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,2}",
                "one to three names of letters, digits, dots, underscores and hyphens with slashes between them; not 0 alone");

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the pool.").As(Formats.TrueRemark)
        .ClearedBy(Clear.EmptyText);

    private static readonly Field<IReadOnlySet<string>> Members =
        TextSet("members", "Guests and storages in the pool, as `qemu/100`, `lxc/101` or `storage/node/name`.").Computed().AlwaysReturned()
            .From("members", "*", "id")
            .Does("A refresh of several pools leaves them as they are recorded, for PVE tells the members of one pool at a time.");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        new("pool", "A resource pool: groups guests and storages so that permissions can be given on all of them at once.")
        {
            Area = Areas.Pools,
            Plural = "pools",
            Api = new("/pools")
            {
                KeyInQuery = true,
                ItemInArray = true,
                Listed = new("/pools") { Omits = [Members] },
                File = ConfigFiles.Access,
            },
            Fields = [Id, Comment, Members],
            Identity = [Id],
            Discovery = new() { Topic = "pools" },
            ImportId = new("{pool_id}", "production/web"),
            Privileges = [new("Pool.Allocate", "/pool/{pool_id}") { For = Purposes.Write }, new("Pool.Audit", "/pool/{pool_id}")],
        };
}

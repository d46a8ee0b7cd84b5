using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Pools;

/// <summary>One guest or storage in a pool: <c>PUT /pools</c> with <c>vms</c> or <c>storage</c> (PVE::API2::Pool).</summary>
public static class PoolMember
{
    private static readonly Field<string> PoolId = Pool.Id with
    {
        IsAutonamed = false,
        Doc = "Pool that the member is in.",
        References = [new("pool_id")],
    };

    private static readonly Field<string> Member =
        Text("member", "VMID of a guest, or name of a storage.").RefersTo("vmid", "storage_id")
            .Required().Replacing()
            .Matching("[1-9][0-9]{2,8}|[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]",
                "a VMID such as \"100\" or the name of a storage such as \"local\"");

    private static readonly Field<bool> AllowMove =
        Flag("allow_move", "Takes a guest that is in another pool out of that one. Without it the create fails for such a guest.")
            .CreateOnly()
            .Needs(new Privilege("Pool.Allocate", "/pool/{other_pool}"));

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        new("pool_member", "One guest or storage in a resource pool. Other members of the pool are left alone.")
        {
            ReadDoc = "One guest or storage in a resource pool.",
            Area = Areas.Pools,
            Noun = "PoolMember",
            Api = new("/pools/{pool_id}") { Listed = new("/pools/{pool_id}") { ChangedBy = ["/nodes"] }, File = ConfigFiles.Access },
            Fields = [PoolId, Member, AllowMove, Adoption.Adopt],
            Identity = [PoolId, Member],
            Discovery = new() { Topic = "pools", IsBuiltIn = member => long.TryParse(member["member"].AsText(), out _) },
            ImportId = new("{pool_id}/{member}", "production/web/100", "(?<pool_id>.+)/(?<member>[^/]+)"),
            Privileges =
        [
            new("Pool.Allocate", "/pool/{pool_id}") { For = Purposes.Write },
            new("Pool.Audit", "/pool/{pool_id}"),
            new(["VM.Allocate", "Permissions.Modify"], "/vms/{member}") { For = Purposes.Write, Case = "a guest" },
            new(["Datastore.Allocate", "Permissions.Modify"], "/storage/{member}") { For = Purposes.Write, Case = "a storage" },
        ],
            Hooks = new()
            {
                Create = Adoption.UnlessListed(Add),
                Read = (operation, cancel) => operation.FindInListAsync(cancel),
                Update = Nothing.ToUpdate,
                Delete = Remove,
                List = List,
                Preflight = Check,
            },
        };

    private static async Task<IReadOnlyList<PveData>> List(Operation operation, CancellationToken cancel)
    {
        var pool = await operation.Pve.GetAsync("/pools", new Form().Add(PoolId.Wire, operation.Target.Get(PoolId)!), cancel);
        return
        [
            .. pool.Items.SelectMany(found => found["members"].Items)
                .Select(member => member["type"].AsText() == "storage" ? member["storage"] : member["vmid"])
                .Select(member => PveData.Object(("member", PveData.Of(member.AsText()))))
                .Distinct(),
        ];
    }

    // A guest that is planned beside it may be made in time, so that only the apply can be sure.
    private static async Task Check(Session session, PlanReview plan, CancellationToken cancel)
    {
        if ((plan.IsCreate || plan.Replaces.Length > 0) && plan.Planned.Get(Member) is { } member
            && !session.Known.IsPlanned(_ => true, member) && await IsNobody(session.Pve, member, cancel))
        {
            plan.Diagnostics.Warn(
                $"There is no guest {member} yet",
                $"No guest of the cluster has the VMID {member}, so that it can be no member of a pool. Check the number; refer to the "
                    + "vmid of the guest's resource when it is made in the same apply.",
                AttributePath.Of(Member.Name));
        }
    }

    private static async Task<bool> IsNobody(IPve pve, string member, CancellationToken cancel) =>
        char.IsAsciiDigit(member[0]) && await GuestDirectory.IsFreeAsync(pve, long.Parse(member, CultureInfo.InvariantCulture), cancel);

    private static async Task Add(Operation operation, CancellationToken cancel)
    {
        // PVE stores any number, and then does not show it.
        if (await IsNobody(operation.Pve, operation.Planned.Get(Member)!, cancel))
        {
            throw PveFault.About(Member.Wire,
                $"no guest of the cluster has the VMID {operation.Planned.Get(Member)}, so that it can be no member of a pool; nothing was "
                + "changed");
        }

        var form = Naming(operation);
        if (operation.Planned.Get(AllowMove) is true)
        {
            form.Add("allow-move", true);
        }

        await operation.Pve.PutAsync("/pools", form, cancel);
        operation.MarkCreated();
    }

    private static Task Remove(Operation operation, CancellationToken cancel) =>
        operation.Pve.PutAsync("/pools", Naming(operation).Add("delete", true), cancel);

    private static Form Naming(Operation operation)
    {
        var member = operation.Target.Get(Member)!;
        return new Form().Add(PoolId.Wire, operation.Target.Get(PoolId)!).Add(char.IsAsciiDigit(member[0]) ? "vms" : "storage", member);
    }
}

using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Effective permissions: <c>/access/permissions</c> (PVE::API2::AccessControl).</summary>
public static class Permissions
{
    private static readonly Field<string> UserId =
        Text("user_id", "User as `name@realm`, or token as `name@realm!token`. Unset means the one that the provider logs in as.")
            .OnWire("userid").Matching(
                @"[^\s:/]+@[A-Za-z][A-Za-z0-9._-]+(![A-Za-z][A-Za-z0-9._-]+)?", "a user (\"alice@pve\") or a token (\"alice@pve!ci\")")
            .Needs(new Privilege("Sys.Audit", "/access") { Case = "another than the one that the provider logs in as" });

    private static readonly Field<string> Path =
        Text("path", "Only the permissions on this path, such as `/vms/100`. Unset means all paths that have an entry or a default.")
            .As(Formats.AclPath);

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The permissions, ordered by path.",
        Text("path", "What the permissions are for.").AlwaysReturned(),
        TextSet("privileges", "Privileges that are held there.").AlwaysReturned(),
        TextSet("propagated", "Those of the privileges that are held below the path too.").AlwaysReturned());

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("permissions",
        "What a user or token may do, after roles, groups, propagation and privilege separation have been taken into account.")
    {
        Area = Areas.Access,
        Fields = [UserId, Path, Items],
        Read = Read,
    };

    private static async Task<Value?> Read(Session session, Attributes config, CancellationToken cancel)
    {
        var query = new Form();
        if (config.Get(UserId) is { } user)
        {
            query.Add(UserId.Wire, user);
        }

        if (config.Get(Path) is { } path)
        {
            query.Add(Path.Wire, path);
        }

        var paths = await session.Pve.GetAsync("/access/permissions", query, cancel);
        return EntryList.Of(Items, paths.Members.Select(entry => PveData.Object(
            ("path", PveData.Of(entry.Key)),
            ("privileges", PveData.Array(entry.Value.Members.Keys.Select(PveData.Of))),
            ("propagated", PveData.Array(entry.Value.Members.Where(privilege => privilege.Value.AsBool() is true)
                .Select(privilege => PveData.Of(privilege.Key)))))));
    }
}

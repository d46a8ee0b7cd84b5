using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// Groups of rules: <c>/cluster/firewall/groups</c> (PVE::API2::Firewall::Groups). Their rules are a level of <c>firewall_rules</c>.
/// </summary>
public static class FirewallSecurityGroup
{
    private const string Collection = "/cluster/firewall/groups";

    /// <summary>The name.</summary>
    internal static Field<string> Id { get; } =
        FirewallNames.Id("security_group_id", "Name of the security group.", 18).OnWire("group").Autonamed().Renaming()
            .Does("A change renames it, and with it the rules that put it to use.");

    private static readonly Field<string> Comment = FirewallNames.Comment("the group");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "firewall_security_group",
        "A group of firewall rules under one name, which levels put to use with one rule. Its rules are declared "
            + "by `firewall_rules` or `firewall_rule` at the level `group:` and its name.")
    {
        Area = Areas.Firewall,
        Plural = "firewall_security_groups",
        Api = new(Collection) { Item = Collection + "/{security_group_id}", File = new FirewallLevel(LevelKind.Cluster, "").File },
        Fields = [Id, Comment],
        Identity = [Id],
        ImportId = new("{security_group_id}", "webserver"),
        Privileges = [.. FirewallLevel.PrivilegesFor(LevelKind.Cluster)],
        Hooks = new() { Read = ReadAsync, Update = UpdateAsync },
    };

    // The group's own answer is its rules, and proves that it is there; the list has the comment.
    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await operation.FindInListAsync(cancel) is { } listed)
        {
            return listed;
        }

        await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
        return await operation.FindInListAsync(cancel);
    }

    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var id = operation.Target.Get(Id)!;
        await operation.WithDigestAsync(async limit =>
        {
            var old = operation.Prior.Get(Id)!;
            var live = (await operation.Pve.GetAsync(Collection, cancel: limit)).Items
                .FirstOrDefault(group => group[Id.Wire].AsText() == old)
                ?? throw new PveFault(FaultKind.NotFound, $"the security group \"{old}\" no longer exists");
            if (operation.CheckNoDrift([Comment], live))
            {
                await operation.Pve.PostAsync(Collection, new Form().Add(Id.Wire, id).Add("rename", old)
                    .Add(Comment.Wire, operation.Planned.Get(Comment)?.Trim() ?? "").Add("digest", live["digest"].AsText() ?? ""), limit);
            }
        }, cancel);
        if (operation.IsChanged(Id))
        {
            await new Referrers(operation, new(LevelKind.Cluster, "")).FollowGroupAsync(operation.Prior.Get(Id)!, id, cancel);
        }
    }
}

using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Firewall;

/// <summary>Names for addresses: <c>.../firewall/aliases</c> (PVE::API2::Firewall::Aliases).</summary>
public static class FirewallAlias
{
    private static readonly Field<string> Level = FirewallLevel.OfNames;

    /// <summary>The name; PVE does not tell upper from lower case.</summary>
    internal static Field<string> Id { get; } =
        FirewallNames.Id("alias_id", "Name of the alias, which rules and IP sets use in place of the address.", 64)
            .OnWire("name").As(Formats.AnyCase).Renaming()
            .Does("A change renames it, and with it what rules and IP sets say.");

    private static readonly Field<string> Cidr = FirewallNames.Cidr("IP address or network that it stands for.").Required();

    private static readonly Field<string> Comment = FirewallNames.Comment("the alias");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "firewall_alias", "A name for an IP address or network, which rules and IP sets use in its place.")
    {
        Area = Areas.Firewall,
        Noun = "FirewallAlias",
        Plural = "firewall_aliases",
        Api = new("/{level}/aliases"),
        Fields = [Level, Id, Cidr, Comment],
        Identity = [Level, Id],
        Discovery = new() { Within = found => FirewallLevel.InForce(found, LevelKind.Cluster) },
        ImportId = new("{level}/{alias_id}", "cluster/office"),
        Privileges = [.. FirewallLevel.PrivilegesFor(LevelKind.Cluster, LevelKind.Vm)],
        Hooks = new() { Create = CreateAsync, Read = ReadAsync, Update = UpdateAsync, Delete = DeleteAsync, List = ListAsync },
    };

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        var path = await level.RequireRootAsync(operation.Session, cancel) + "/aliases";
        using var held = await level.LockAsync(operation, cancel);
        await operation.Pve.PostAsync(path, Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned), cancel);
        operation.MarkCreated();
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        await FirewallLevel.Of(operation.Target).RootAsync(operation.Session, cancel) is { } root
            ? await operation.Pve.GetAsync(root + ItemOf(operation), cancel: cancel) : null;

    // PVE takes the alias as a whole: what is left out goes. Its digest is that of all aliases of the level.
    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        var root = await level.RequireRootAsync(operation.Session, cancel);
        using var held = await level.LockAsync(operation, cancel);
        if (operation.IsChanged(Id))
        {
            await RenameAsync(operation, level, root, cancel);
            return;
        }

        await operation.WithDigestAsync(async limit =>
        {
            var id = operation.Target.Get(Id)!;
            var live = (await operation.Pve.GetAsync(root + "/aliases", cancel: limit)).Items
                .FirstOrDefault(alias => Id.Format!.Canonical(alias["name"].AsText()!) == Id.Format.Canonical(id))
                ?? throw new PveFault(FaultKind.NotFound, $"the alias \"{id}\" no longer exists");
            if (operation.CheckNoDrift(operation.Resource.Fields.Where(field => !operation.Resource.Identity.Contains(field)), live))
            {
                var form = Changes.Create([Cidr, Comment], operation.Config, operation.Planned)
                    .Add("digest", live["digest"].AsText() ?? "");
                await operation.Pve.PutAsync(root + ItemOf(operation), form, limit);
            }
        }, cancel);
    }

    // PVE's own rename leaves what names the alias behind.
    private static async Task RenameAsync(Operation operation, FirewallLevel level, string root, CancellationToken cancel)
    {
        var (old, now) = (operation.Prior.Get(Id)!, operation.Planned.Get(Id)!);
        await operation.Pve.PostAsync(
            root + "/aliases", Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned), cancel);
        await new Referrers(operation, level).FollowAsync("", old, now, cancel);
        await operation.Pve.DeleteAsync(root + PvePath.Join("aliases", old), cancel: cancel);
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        if (await level.RootAsync(operation.Session, cancel) is { } root)
        {
            using var held = await level.LockAsync(operation, cancel);
            await operation.Pve.DeleteAsync(root + ItemOf(operation), cancel: cancel);
        }
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
        await FirewallLevel.Of(operation.Target).RootAsync(operation.Session, cancel) is { } root
            ? (await operation.Pve.GetAsync(root + "/aliases", cancel: cancel)).Items : [];

    private static string ItemOf(Operation operation) => PvePath.Join("aliases", operation.Target.Get(Id)!);
}

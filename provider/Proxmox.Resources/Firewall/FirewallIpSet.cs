using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>Sets of addresses with what is in them: <c>.../firewall/ipset</c> (PVE::API2::Firewall::IPSet).</summary>
public static class FirewallIpSet
{
    private static readonly Field<string> Level = FirewallLevel.OfNames;

    /// <summary>The name.</summary>
    internal static Field<string> Id { get; } =
        FirewallNames.Id("ipset_id", "Name of the IP set, which rules name with a `+` in front. A guest's `ipfilter-net0` holds the only "
            + "addresses that its `net0` may send from, where the option `ipfilter` is on.", 64).OnWire("name").Renaming()
            .Does("A change renames it, and with it what rules say.");

    private static readonly Field<string> Comment = FirewallNames.Comment("the set");

    private static readonly Field<string> EntryComment = FirewallNames.Comment("the entry");

    private static readonly Field<bool> Excluded =
        Flag("nomatch", "Whether the addresses are left out of the set, of which a wider entry takes them in. Unset means false.")
            .ImpliedDefault(false);

    private static readonly Field<IReadOnlyDictionary<string, Attributes>> Entries = Slots(
        "entries", "What is in the set, all of it: by IP address, network such as `192.0.2.0/24`, or name of an alias.",
        EntryComment, Excluded).Written(WireForm.Plain).NotAParameter().KeyIsEnough();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "firewall_ipset", "A set of IP addresses and networks under one name, with all that is in it, for rules to refer to.")
    {
        Area = Areas.Firewall,
        Noun = "IpSet",
        Plural = "firewall_ipsets",
        Api = new("/{level}/ipset"),
        Fields = [Level, Id, Comment, Entries],
        Identity = [Level, Id],
        Discovery = new() { Within = found => FirewallLevel.InForce(found, LevelKind.Cluster) },
        ImportId = new("{level}/{ipset_id}", "cluster/admins"),
        Constraints = [new(CheckKeys)],
        Privileges = [.. FirewallLevel.PrivilegesFor(LevelKind.Cluster, LevelKind.Vm)],
        Hooks = new() { Create = CreateAsync, Read = ReadAsync, Update = UpdateAsync, Delete = DeleteAsync, List = ListAsync },
    };

    // PVE rewrites what is spelled otherwise, and a key of a map has one spelling alone.
    private static IEnumerable<Violation> CheckKeys(Attributes config)
    {
        foreach (var key in config.Has(Entries) ? config[Entries].Members.Keys : [])
        {
            if (key.EndsWith("/0", StringComparison.Ordinal))
            {
                yield return new(Entries, $"\"{key}\" in entries stands for every address, which a set cannot hold: leave source or "
                    + "destination of the rule out, or write two halves, such as \"0.0.0.0/1\" and \"128.0.0.0/1\".");
            }
            else if (IpNetworks.Masked(key) is { } masked)
            {
                if (masked != key)
                {
                    yield return new(Entries, $"\"{key}\" in entries is \"{masked}\" to PVE: write that.");
                }
            }
            else if (!RuleWords.IsAlias(key))
            {
                yield return new(Entries, $"\"{key}\" in entries must be an IP address, a network or the name of an alias.");
            }
        }
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        var root = await level.RequireRootAsync(operation.Session, cancel);
        using var held = await level.LockAsync(operation, cancel);
        await MakeAsync(operation, root, cancel);
    }

    private static async Task MakeAsync(Operation operation, string root, CancellationToken cancel)
    {
        await operation.Pve.PostAsync(
            root + "/ipset", Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned), cancel);
        operation.MarkCreated();
        foreach (var entry in operation.Planned[Entries].Members)
        {
            await AddAsync(operation, root, entry, cancel);
        }
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await FirewallLevel.Of(operation.Target).RootAsync(operation.Session, cancel) is not { } root)
        {
            return null;
        }

        var entries = await operation.Pve.GetAsync(root + ItemOf(operation), cancel: cancel);
        var listed = (await operation.Pve.GetAsync(root + "/ipset", cancel: cancel)).Items
            .FirstOrDefault(set => set["name"].AsText() == operation.Target.Get(Id));
        return PveData.Object(
            (Comment.Wire, listed?["comment"] ?? PveData.Null),
            (Entries.Wire, entries.Items.Count == 0 ? PveData.Null
                : PveData.Object(entries.Items.Select(entry => KeyValuePair.Create(entry["cidr"].AsText()!, entry)))));
    }

    // What comes goes before what leaves, so that nobody who is in both is out in between.
    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        var root = await level.RequireRootAsync(operation.Session, cancel);
        using var held = await level.LockAsync(operation, cancel);
        if (operation.IsChanged(Id))
        {
            var old = operation.Prior.Get(Id)!;
            await MakeAsync(operation, root, cancel);
            await new Referrers(operation, level).FollowAsync("+", old, operation.Planned.Get(Id)!, cancel);
            await operation.Pve.DeleteAsync(root + PvePath.Join("ipset", old), new Form().Add("force", true), cancel);
            return;
        }

        var live = await ReadAsync(operation, cancel)
            ?? throw new PveFault(FaultKind.NotFound, $"the IP set \"{operation.Target.Get(Id)}\" no longer exists");
        if (!operation.CheckNoDrift([Comment, Entries], live))
        {
            return;
        }

        if (operation.IsChanged(Comment))
        {
            var id = operation.Target.Get(Id)!;
            await operation.Pve.PostAsync(root + "/ipset", new Form().Add("name", id).Add("rename", id)
                .Add(Comment.Wire, operation.Planned.Get(Comment) ?? ""), cancel);
        }

        var (now, then) = (FromData.Member(Entries, live), operation.Planned[Entries]);
        foreach (var entry in then.Members)
        {
            if (now[entry.Key].IsNull)
            {
                await AddAsync(operation, root, entry, cancel);
            }
            else if (!SemanticEquality.Equal(Entry, now[entry.Key], entry.Value))
            {
                await operation.Pve.PutAsync(EntryPath(operation, root, entry.Key), Described(entry.Value), cancel);
            }
        }

        foreach (var gone in now.Members.Keys.Where(key => then[key].IsNull))
        {
            await operation.Pve.DeleteAsync(EntryPath(operation, root, gone), cancel: cancel);
        }
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        if (await level.RootAsync(operation.Session, cancel) is { } root)
        {
            using var held = await level.LockAsync(operation, cancel);
            await operation.Pve.DeleteAsync(root + ItemOf(operation), new Form().Add("force", true), cancel);
        }
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
        await FirewallLevel.Of(operation.Target).RootAsync(operation.Session, cancel) is { } root
            ? (await operation.Pve.GetAsync(root + "/ipset", cancel: cancel)).Items : [];

    private static Field Entry => Entries with { Type = ((FieldType.Map)Entries.Type).Element };

    private static Task AddAsync(Operation operation, string root, KeyValuePair<string, Value> entry, CancellationToken cancel) =>
        operation.Pve.PostAsync(root + ItemOf(operation), Described(entry.Value).Add("cidr", entry.Key), cancel);

    // PVE takes an entry as a whole: what is left out goes.
    private static Form Described(Value entry)
    {
        var (given, form) = (new Attributes(entry), new Form());
        if (given.Get(EntryComment) is { } comment)
        {
            form.Add(EntryComment.Wire, comment.Trim());
        }

        return given.Get(Excluded) is true ? form.Add(Excluded.Wire, true) : form;
    }

    private static string ItemOf(Operation operation) => PvePath.Join("ipset", operation.Target.Get(Id)!);

    private static string EntryPath(Operation operation, string root, string key) => root + ItemOf(operation) + PvePath.Join(key);
}

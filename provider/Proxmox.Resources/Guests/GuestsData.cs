using System.IO.Enumeration;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>
/// The guests of the datacenter: <c>/cluster/resources</c> (<c>PVE::API2::Cluster</c>), with what their nodes tell of those of one kind
/// now.
/// </summary>
/// <param name="noun">What one is called.</param>
/// <param name="kind">The kind; null for both, of which the cluster's list alone is asked.</param>
internal sealed class GuestsData(string noun, GuestKind? kind)
{
    private readonly Field<string> _node = Text("node", $"Only {noun}s on that node.");

    private readonly Field<string> _pool = Text("pool_id", $"Only {noun}s in that pool.").OnWire("pool");

    private readonly Field<string> _name = Text("name", $"Only {noun}s of that name; `*` stands for any characters, as in `web-*`.");

    private readonly Field<IReadOnlySet<string>> _tags = TextSet("tags", $"Only {noun}s that have all of these tags.");

    private readonly Field<string> _status = Text("status", $"Only {noun}s of that status, such as `running` or `stopped`.");

    private readonly Field<bool> _template = Flag("template", "Only templates, or with false only what is none. Unset means both.");

    private readonly Field<IReadOnlyList<Attributes>> _items = EntryList.Items(
        "The guests that the user or token may see, ordered by VMID.",
        [
            Whole("vmid", "VMID of the guest.").AlwaysReturned(),
            .. kind is null
                ? (Field[])[Text("kind", "Kind of the guest: `qemu` for a virtual machine, `lxc` for a container.").OnWire("type")
                    .AlwaysReturned()]
                : [],
            Text("name", "Name of the guest. Null when its node does not report it."),
            Text("node", "Node that the guest is on.").AlwaysReturned(),
            Text("status", "Whether the guest is `running` or `stopped`; `unknown` when its node does not report it. "
                + "A paused VM counts as running.").AlwaysReturned(),
            Flag("template", "Whether the guest is a template."),
            Text("pool_id", "Pool that the guest is in. Null for none.").OnWire("pool"),
            TextSet("tags", "Tags of the guest.").Written(WireForm.Semicolons),
            Text("lock", "What holds the guest locked, such as `backup`. Null for nothing."),
            Text("ha_state", "State that the HA manager has the guest in. Null when it does not manage the guest.").OnWire("hastate"),
            Whole("cpu_count", "Number of virtual processors.").OnWire("maxcpu"),
            Fraction("cpu_usage", "Share of the virtual processors in use, from 0 to 1.").OnWire("cpu"),
            Whole("memory_total_bytes", "Memory of the guest, in bytes.").OnWire("maxmem"),
            Whole("memory_used_bytes", "Memory in use, in bytes.").OnWire("mem"),
            Whole("disk_total_bytes", "Size of the first disk, or of the root of a container, in bytes.")
                .OnWire("maxdisk"),
            Whole("uptime_seconds", "Time since the guest was started, in seconds; 0 when it is stopped.").OnWire("uptime"),
        ]) with
    { TypeName = kind is null ? null : "GuestItem" };

    /// <summary>The data source.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="className">What programs call it.</param>
    /// <param name="doc">What it tells, for users.</param>
    public DataSource Declare(string name, string className, string doc) => new(name, $"{doc} {Figures.ThatMove}")
    {
        Area = Areas.Guests,
        Noun = className,
        Fields = [_node, _pool, _name, _tags, _status, _template, _items],
        Privileges = [GuestPrivilege.Audit],
        Read = async (session, config, cancel) =>
        {
            var entries = await CurrentGuests.EntriesAsync(session, kind, cancel);
            return EntryList.Of(_items, entries.Where(entry => Guest.Of(entry) is { } guest && (kind ?? guest.Kind) == guest.Kind
                && Fits(config, guest)));
        },
    };

    private bool Fits(Attributes config, Guest guest) =>
        Is(config.Get(_node), guest.Node) && Is(config.Get(_pool), guest.Pool) && Is(config.Get(_status), guest.Status)
        && (config.Get(_name) is not { } name || (guest.Name is not null && FileSystemName.MatchesSimpleExpression(name, guest.Name)))
        && (config.Get(_template) is not { } template || template == guest.IsTemplate)
        && (config.Get(_tags) is not { } tags || tags.IsSubsetOf((guest.Tags ?? "").Split(';')));

    private static bool Is(string? wanted, string? found) => wanted is null || wanted == found;
}

using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests;

/// <summary>The configuration of a guest as PVE has it, with what is pending: <c>GET .../pending</c>.</summary>
/// <param name="Options">Its options, in PVE's order.</param>
internal sealed record GuestConfig(ImmutableArray<ConfigOption> Options)
{
    private const string NotesKey = "description";

    private static readonly string[] NotSettings =
        ["digest", "meta", "parent", "vmstate", "lock", "runningmachine", "runningcpu", "running-nets-host-mtu"];

    /// <summary>The digest that a change is sent with.</summary>
    public string? Digest => Next("digest").AsText();

    /// <summary>What holds the guest locked, such as <c>clone</c>; null for nothing.</summary>
    public string? Lock => Next("lock").AsText();

    /// <summary>The notes without a create's mark; null for none.</summary>
    public string? Notes => Next(NotesKey).AsText() is { } text && CreateMark.Without(text) is { Length: > 0 } own ? own : null;

    /// <summary>The mark of the create that has begun the guest and that nobody has recorded; null for none.</summary>
    public string? Mark => CreateMark.In(Next(NotesKey).AsText());

    /// <summary>True when PVE refuses to remove the guest and its disks.</summary>
    public bool IsProtected => Next("protection").AsBool() is true;

    /// <summary>The names of the settings whose change waits for a restart, in order.</summary>
    public IReadOnlyList<string> Pending { get; } =
        [.. Options.Where(option => option.IsPending).Select(option => option.Key).Except(NotSettings, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>What the guest will have once what is pending has come true, by PVE's names; notes come without a mark.</summary>
    public PveData AfterRestart { get; } = PveData.Object(
        Options.Where(option => !option.Next.IsNull).Select(option => KeyValuePair.Create(option.Key, Unmarked(option.Key, option.Next))));

    /// <summary>What the guest runs with, by PVE's names.</summary>
    public PveData Running => PveData.Object(Options.Where(option => !option.Value.IsNull)
        .Select(option => KeyValuePair.Create(option.Key, Unmarked(option.Key, option.Value))));

    /// <summary>Asks PVE.</summary>
    public static async Task<GuestConfig> ReadAsync(IPve pve, GuestPlace guest, CancellationToken cancel) =>
        Of(await pve.GetAsync(guest.Path + "/pending", cancel: cancel));

    /// <summary>PVE's answer.</summary>
    public static GuestConfig Of(PveData pending) =>
        new([.. pending.Items.Select(
            entry => new ConfigOption(entry["key"].AsText()!, entry["value"], entry["pending"], !entry["delete"].IsNull))]);

    /// <summary>The slot that holds the volume, now or after a restart; null for none. What is only left over is in no slot.</summary>
    public ConfigOption? SlotOf(string volume) => Options.FirstOrDefault(
        option => option.Holds(volume) && !ConfigOption.IsUnused(option.Key));

    /// <summary>The form of a request that takes the mark off; null when there is none.</summary>
    public Form? WithoutMark() => Mark is null ? null : Notes is { } notes ? new Form().Add(NotesKey, notes)
        : new Form().Add("delete", NotesKey);

    private PveData Next(string key) => Options.FirstOrDefault(option => option.Key == key)?.Next ?? PveData.Null;

    private static PveData Unmarked(string key, PveData value) =>
        key != NotesKey || value.AsText() is not { } text ? value : CreateMark.Without(text) is { Length: > 0 } own
            ? PveData.Of(own) : PveData.Null;
}

/// <summary>One option of a guest's configuration.</summary>
/// <param name="Key">PVE's name.</param>
/// <param name="Value">What the guest runs with; null for nothing.</param>
/// <param name="Pending">What waits for a restart; null for nothing.</param>
/// <param name="IsRemoved">True when the option goes with the next restart.</param>
internal sealed record ConfigOption(string Key, PveData Value, PveData Pending, bool IsRemoved)
{
    /// <summary>True when a restart changes it.</summary>
    public bool IsPending => IsRemoved || !Pending.IsNull;

    /// <summary>What it is after a restart; null for nothing.</summary>
    public PveData Next => IsRemoved ? PveData.Null : Pending.IsNull ? Value : Pending;

    /// <summary>The text that it has, now or after a restart.</summary>
    public string? Text => Pending.AsText() ?? Value.AsText();

    /// <summary>True when it is that volume, now or after a restart.</summary>
    public bool Holds(string volume) => IsVolume(Value.AsText(), volume) || IsVolume(Pending.AsText(), volume);

    /// <summary>True for the name of what holds a volume that no slot uses: <c>unused0</c>.</summary>
    public static bool IsUnused(string key) => key.StartsWith("unused", StringComparison.Ordinal);

    /// <summary>True when what a slot holds is that volume.</summary>
    public static bool IsVolume(string? text, string volume) =>
        text is not null && (text == volume || text.StartsWith(volume + ",", StringComparison.Ordinal));
}

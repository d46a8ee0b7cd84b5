namespace Proxmox.Simulator.Guests;

/// <summary>A guest's config, read from its file. A change counts when it has been written back.</summary>
public sealed class GuestConfig
{
    public GuestConfig(GuestKind kind)
    {
        Kind = kind;
    }

    public GuestKind Kind { get; }

    /// <summary>What is in force.</summary>
    public OptionSet Options { get; private set; } = new();

    /// <summary>What is to be in force after the next start; <c>delete</c> lists what goes.</summary>
    public OptionSet Pending { get; private set; } = new();

    /// <summary>Sections by the snapshot's name.</summary>
    public SortedDictionary<string, OptionSet> Snapshots { get; } = new(StringComparer.Ordinal);

    /// <summary>What a VM's cloud-init drive still says in other words than the config; null when they agree.</summary>
    public OptionSet? CloudInit { get; set; }

    /// <summary>SHA-1 of the file that it was read from; empty for a config that is new.</summary>
    public string Digest { get; init; } = "";

    /// <summary>An option in force.</summary>
    public string? this[string key]
    {
        get => Options[key];
        set => Options[key] = value;
    }

    public bool IsTemplate => Options["template"] == "1";

    /// <summary>Why the guest is locked; null when it is not.</summary>
    public string? LockedFor => Options["lock"];

    /// <summary>Whether the guest is locked for a reason.</summary>
    public bool IsLockedFor(string reason) => LockedFor == reason;

    /// <summary>Fails while the guest is locked (<c>check_lock</c>).</summary>
    public void RequireUnlocked()
    {
        if (LockedFor is { Length: > 0 } reason)
        {
            throw PveError.Die($"{Kind.Word} is locked ({reason})");
        }
    }

    /// <summary>Fails where the config is no longer the one that a client has seen (<c>assert_if_modified</c>).</summary>
    public void RequireDigest(string? digest)
    {
        if (digest is { Length: > 0 } && digest != Digest)
        {
            throw PveError.Die("detected modified configuration - file changed by other user? Try again.");
        }
    }

    /// <summary>Fails on a guest that is protected (<c>check_protection</c>).</summary>
    public void RequireUnprotected(string what)
    {
        if (Options["protection"] == "1")
        {
            throw PveError.Die($"{what} - protection mode enabled");
        }
    }

    /// <summary>A snapshot's section.</summary>
    /// <exception cref="PveError">There is none of the name.</exception>
    public OptionSet Snapshot(string name) => Snapshots.GetValueOrDefault(name) ?? throw PveError.Die($"snapshot '{name}' does not exist");

    /// <summary>Every section that options are in force or wait in, snapshots included.</summary>
    public IEnumerable<OptionSet> Sections => new[] { Options, Pending }.Concat(Snapshots.Values);

    public GuestConfig Clone()
    {
        var copy = new GuestConfig(Kind)
        {
            Digest = Digest,
            Options = Options.Clone(),
            Pending = Pending.Clone(),
            CloudInit = CloudInit?.Clone(),
        };
        foreach (var (name, options) in Snapshots)
        {
            copy.Snapshots[name] = options.Clone();
        }

        return copy;
    }
}

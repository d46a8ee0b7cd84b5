using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary>The files of the software-defined network below <c>/etc/pve</c> (<c>PVE::Network::SDN</c>). What was applied last is one file
/// in PVE, and one beside each of them here.</summary>
internal static class SdnConfig
{
    public const string Zones = "sdn/zones.cfg";
    public const string Vnets = "sdn/vnets.cfg";
    public const string Subnets = "sdn/subnets.cfg";
    public const string Controllers = "sdn/controllers.cfg";
    public const string Ipams = "sdn/ipams.cfg";
    public const string Dns = "sdn/dns.cfg";
    public const string Fabrics = "sdn/fabrics.cfg";

    /// <summary>Who reads, by what.</summary>
    public static readonly string[] Readers = ["SDN.Audit", "SDN.Allocate"];

    private const string Lock = "domain-sdn";
    private const string Token = "sdn/.lock";

    private static readonly string[] Staged = [Zones, Vnets, Subnets, Controllers, Fabrics];

    /// <summary>The objects of a file as they will be.</summary>
    public static SectionConfig Read(Datacenter datacenter, string file) => SectionConfig.Parse(datacenter.File(file).Text);

    /// <summary>The objects of a file as they were applied last.</summary>
    public static SectionConfig ReadRunning(Datacenter datacenter, string file) => Read(datacenter, RunningOf(file));

    /// <summary>How often changes were applied.</summary>
    public static long Version(Datacenter datacenter) => datacenter.File(RunningOf(Zones)).Version;

    /// <summary>What areas of a kind of object have alike.</summary>
    /// <param name="noun">What PVE calls the object.</param>
    /// <param name="missing">What PVE says of one that is not there.</param>
    public static SectionArea Area(string path, string file, string noun, string missing) => new(path, file)
    {
        Id = noun,
        Types = [],
        Texts = new()
        {
            Exists = $"sdn {noun} object ID '{{id}}' already defined",
            Missing = missing,
            MissingOnDelete = missing,
            Create = $"create sdn {noun} object failed",
            Update = $"update sdn {noun} object failed",
            Delete = $"delete sdn {noun} object failed",
        },
        Lock = Lock,
        Running = Staged.Contains(file) ? RunningOf(file) : null,
        ShowsId = true,
        OnBegin = change => change.Take("lock-token"),
        OnLock = change => RequireToken(change.Call),
    };

    /// <summary>Does something under the lock of all the files, which fails unless the caller holds the token that may be out.</summary>
    public static T Locked<T>(PveCall call, string prefix, Func<T> action) => call.Datacenter.File(Token).Locked(
        prefix,
        () =>
        {
            RequireToken(call);
            return action();
        },
        Lock);

    /// <summary>Gives a token out; nobody else changes anything until it is back.</summary>
    public static string Take(PveCall call) => Locked(call, "could not acquire lock for SDN config", () =>
    {
        if (call.Flag("allow-pending") is not true && HasChanges(call.Datacenter))
        {
            throw PveError.Die("configuration has pending changes at /usr/share/perl5/PVE/API2/Network/SDN.pm line 150.");
        }

        var token = Guid.CreateVersion7().ToString();
        call.Datacenter.File(Token).Write(token);
        return token;
    });

    /// <summary>Takes the token back, whoever has it.</summary>
    public static void Release(Datacenter datacenter) => datacenter.File(Token).Write("");

    /// <summary>Makes the changes count.</summary>
    public static void Apply(PveCall call) => Copy(call, "could not commit SDN config", file => (file, RunningOf(file)));

    /// <summary>Throws the changes away.</summary>
    public static void Rollback(PveCall call) => Copy(call, "could not rollback SDN configuration", file => (RunningOf(file), file));

    private static void Copy(PveCall call, string prefix, Func<string, (string From, string To)> files) => Locked(call, prefix, () =>
    {
        foreach (var (from, to) in Staged.Select(files))
        {
            call.Datacenter.File(to).Write(call.Datacenter.File(from).Text);
        }

        // The declared default is not filled in: who does not say so keeps the lock.
        if (call.Has("lock-token") && call.Flag("release-lock") is true)
        {
            Release(call.Datacenter);
        }

        return true;
    });

    private static bool HasChanges(Datacenter datacenter) => Staged.Any(file =>
        SectionView.OfChanges(ReadRunning(datacenter, file), Read(datacenter, file)).Any(entry => entry.State is not null));

    private static void RequireToken(PveCall call)
    {
        if (call.Datacenter.File(Token).Text is { Length: > 0 } token && token != call.OptionalText("lock-token"))
        {
            throw PveError.Die("invalid lock token provided! at /usr/share/perl5/PVE/Network/SDN.pm line 291.");
        }
    }

    private static string RunningOf(string file) => file + ".running";
}

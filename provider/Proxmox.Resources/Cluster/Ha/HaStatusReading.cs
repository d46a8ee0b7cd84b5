using Proxmox.Client;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>
/// How the HA manager fares: <c>GET /cluster/ha/status/current</c> (PVE::API2::HA::Status), one list of entries of several types.
/// </summary>
/// <param name="entries">The entries.</param>
internal sealed class HaStatusReading(IReadOnlyList<PveData> entries)
{
    private const string Path = "/cluster/ha/status/current";

    /// <summary>Whether the cluster has quorum.</summary>
    public PveData Quorum => One("quorum");

    /// <summary>The node whose manager leads; null as long as nothing was ever under HA.</summary>
    public string? Master => One("master")["node"].AsText();

    /// <summary>Whether nodes fence themselves; nothing before PVE 9.2.</summary>
    public PveData Fencing => One("fencing");

    /// <summary><c>armed</c>, <c>standby</c>, <c>disarming</c> or <c>disarmed</c>; null before PVE 9.2.</summary>
    public string? ArmedState => Fencing["armed-state"].AsText();

    /// <summary>The agents of the nodes.</summary>
    public IEnumerable<PveData> Agents => Of("lrm");

    /// <summary>The guests.</summary>
    public IEnumerable<PveData> Services => Of("service");

    /// <summary>Asks PVE.</summary>
    public static async Task<HaStatusReading> ReadAsync(IPve pve, CancellationToken cancel) =>
        new([.. (await pve.GetAsync(Path, cancel: cancel)).Items]);

    /// <summary>What is said of a guest; null data for one that is not under HA.</summary>
    public PveData Service(string sid) => Services.FirstOrDefault(entry => entry["sid"].AsText() == sid) ?? PveData.Null;

    private PveData One(string type) => Of(type).FirstOrDefault() ?? PveData.Null;

    private IEnumerable<PveData> Of(string type) => entries.Where(entry => entry["type"].AsText() == type);
}

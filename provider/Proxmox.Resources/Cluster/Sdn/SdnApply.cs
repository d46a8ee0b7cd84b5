using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>
/// Applies the staged configuration: <c>PUT /cluster/sdn</c> (PVE::API2::Network::SDN). Its task only has each node begin, so that the
/// nodes are asked how far they are (PVE::Network::SDN::Zones::status).
/// </summary>
internal static class SdnApply
{
    /// <summary>The path of the configuration as a whole.</summary>
    public const string Path = "/cluster/sdn";

    /// <summary>The title of what nodes report.</summary>
    public const string Problem = "A node reports a problem with its SDN configuration";

    private const string Pending = "pending";
    private const string Available = "available";
    private static readonly TimeSpan TakingOver = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ComingUp = TimeSpan.FromSeconds(20);

    /// <summary>Applies it and waits until the nodes that are online have taken it over.</summary>
    /// <param name="work">What it is done for.</param>
    /// <param name="token">The token of the lock, which is given back with the apply; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What nodes report that came up with a problem, in sentences.</returns>
    /// <exception cref="PveFault">PVE refuses, the task fails, or a node does not take the configuration over.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(PveWork work, string? token, CancellationToken cancel)
    {
        var form = token is null ? new() : new Form().Add(SdnLock.Parameter, token).Add("release-lock", true);
        PveData answer;
        try
        {
            answer = await work.Pve.PutAsync(Path, form, cancel);
        }
        catch (PveFault) when (token is not null)
        {
            await SdnLock.GiveBackAsync(work, token);
            throw;
        }

        if (answer.AsText() is not { } text || !Upid.TryParse(text, out var task))
        {
            return [];
        }

        await work.Pve.WaitAsync(task, work.Progress, cancel);
        var nodes = (await work.Pve.GetAsync("/nodes", cancel: cancel)).Items
            .Where(node => node["status"].AsText() == "online").Select(node => node["node"].AsText()!);
        var reports = await Task.WhenAll(nodes.Select(node => TakeOverAsync(work, node, task, cancel)));
        return [.. reports.SelectMany(report => report)];
    }

    private static async Task<IEnumerable<string>> TakeOverAsync(PveWork work, string node, Upid task, CancellationToken cancel)
    {
        var zones = await AskAsync(work, node, all => all.All(zone => zone.Status != Pending), TakingOver, cancel);
        if (zones.Any(zone => zone.Status == Pending))
        {
            var late = zones.First(zone => zone.Status == Pending).Name;
            throw new PveFault(FaultKind.TaskFailed, $"node {node} has not taken it over ({await WhyAsync(work, node, late, cancel)})")
            {
                Task = task,
                TaskLog = await LogAsync(work, task, cancel),
            };
        }

        // Bridges that are not up yet are reported as faults.
        zones = await AskAsync(work, node, all => all.All(zone => zone.Status == Available), ComingUp, cancel);
        var faults = zones.Where(zone => zone.Status != Available);
        return await Task.WhenAll(faults.Select(async zone =>
            $"Zone {zone.Name} is not as it should be on node {node}: {await WhyAsync(work, node, zone.Name, cancel)}."));
    }

    private static async Task<List<(string Name, string Status)>> AskAsync(
        PveWork work, string node, Func<List<(string Name, string Status)>, bool> isSo, TimeSpan patience, CancellationToken cancel)
    {
        var last = new List<(string Name, string Status)>();
        using var limit = new CancellationTokenSource(patience, work.Session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await work.AskUntilAsync(async later =>
            {
                var zones = await work.Pve.GetAsync(PvePath.Join("nodes", node, "sdn", "zones"), cancel: later);
                last = [.. zones.Items.Select(zone => (zone["zone"].AsText() ?? "", zone["status"].AsText() ?? Available))];
                return last;
            }, isSo, both.Token, fault => fault.SilentNode is not null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return last;
        }
    }

    private static async Task<string> WhyAsync(PveWork work, string node, string zone, CancellationToken cancel)
    {
        var content = await work.Pve.GetAsync(PvePath.Join("nodes", node, "sdn", "zones", zone, "content"), cancel: cancel);
        var said = content.Items.Select(vnet => vnet["statusmsg"].AsText()).OfType<string>().Distinct(StringComparer.Ordinal);
        return string.Join("; ", said) is { Length: > 0 } all ? all : $"its network was not reloaded for zone {zone}";
    }

    private static async Task<IReadOnlyList<string>> LogAsync(PveWork work, Upid task, CancellationToken cancel)
    {
        try
        {
            var log = await work.Pve.GetAsync(PvePath.Join("nodes", task.Node, "tasks", task.ToString(), "log"), cancel: cancel);
            return [.. log.Items.Select(line => line["t"].AsText()).OfType<string>()];
        }
        catch (PveFault)
        {
            return [];
        }
    }
}

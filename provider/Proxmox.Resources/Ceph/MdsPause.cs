using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// Metadata servers that are stopped for as long as a file system is removed, which Ceph does only while nobody serves it: those that do,
/// and before them those that would take over. They are started again at the end.
/// </summary>
internal sealed class MdsPause : IAsyncDisposable
{
    private readonly PveWork _work;
    private readonly List<(string Node, string Name)> _stopped = [];

    private MdsPause(PveWork work) => _work = work;

    /// <summary>Stops them.</summary>
    public static async Task<MdsPause> BeginAsync(PveWork work, string? node, string fileSystem, CancellationToken cancel)
    {
        var pause = new MdsPause(work);
        try
        {
            foreach (var server in (await CephMds.Daemons.AllAsync(work.Pve, node, cancel))
                .Where(server => IsUp(server) && (server["fs_name"].IsNull || server["fs_name"].AsText() == fileSystem))
                .OrderBy(server => !server["fs_name"].IsNull))
            {
                var (host, name) = (server["host"].AsText()!, server["name"].AsText()!);
                pause._stopped.Add((host, name));
                await CephServices.ControlAsync(work, host, "stop", $"mds.{name}", cancel);
            }

            // The monitors hear of it a moment later.
            await work.AskUntilAsync(
                later => CephMds.Daemons.AllAsync(work.Pve, node, later),
                all => !all.Any(server => IsUp(server) && server["fs_name"].AsText() == fileSystem), cancel);
            return pause;
        }
        catch
        {
            await pause.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (node, name) in _stopped)
        {
            try
            {
                await CephServices.ControlAsync(_work, node, "start", $"mds.{name}", CancellationToken.None);
            }
            catch (PveFault failure)
            {
                _work.Diagnostics.Warn(
                    $"The metadata server {name} was not started again",
                    $"{failure.Said}\nIt was stopped to remove a file system. Start the service mds.{name} on node {node}.");
            }
        }

        _stopped.Clear();
    }

    private static bool IsUp(PveData server) => server["state"].AsText()?.StartsWith("up:", StringComparison.Ordinal) is true;
}

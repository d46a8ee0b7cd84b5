using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>What the HA manager does with the resources of a node that has gone: it takes the node's lock once the node has had the time to
/// fence itself, and brings them up elsewhere.</summary>
public sealed class HaRecovery
{
    /// <summary>After which a node is fenced, and after which its resources are recovered.</summary>
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Fenced = TimeSpan.FromSeconds(120);

    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, DateTimeOffset> _gone = new(StringComparer.Ordinal);

    private HaRecovery(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static HaRecovery Of(Datacenter datacenter) => datacenter.Part(d => new HaRecovery(d));

    /// <summary>Looks after the nodes, as the manager does every 10 seconds.</summary>
    public void RunDue()
    {
        var manager = HighAvailability.Of(_datacenter);
        if (!_datacenter.HasQuorum || manager.Disarmed is not null)
        {
            return;
        }

        var now = _datacenter.Clock.GetUtcNow();
        foreach (var node in _datacenter.Nodes)
        {
            if (node.Online)
            {
                _gone.Remove(node.Name);
                manager.NodeStates.Remove(node.Name);
                continue;
            }

            _gone.TryAdd(node.Name, now);
            var missing = Resources(manager, node.Name);
            if (missing.Count == 0 || now - _gone[node.Name] < Unknown)
            {
                manager.NodeStates.Remove(node.Name);
            }
            else if (now - _gone[node.Name] < Fenced)
            {
                manager.NodeStates[node.Name] = "fence";
            }
            else
            {
                manager.NodeStates.Remove(node.Name);
                missing.ForEach(vmId => Recover(manager, vmId));
            }
        }
    }

    private List<int> Resources(HighAvailability manager, string node) => [.. manager.States
        .Where(state => state.Value != "ignored" && _datacenter.Guests.GetValueOrDefault(state.Key)?.Node == node)
        .Select(state => state.Key)];

    /// <summary>Takes the best of the nodes that are there, with those that the resource belongs to and without those that it must not be
    /// beside; without one the resource waits.</summary>
    private void Recover(HighAvailability manager, int vmId)
    {
        var guest = _datacenter.Guests[vmId];
        var resource = string.Create(CultureInfo.InvariantCulture, $"{(guest.Type == "qemu" ? "vm" : "ct")}:{vmId}");
        var rule = HaRule.In(SectionConfig.Parse(_datacenter.File(HaRule.FileName).Text))
            .Find(rule => rule.Kind == HaRule.OfNodes && rule.Resources.Contains(resource));
        var (together, apart) = HaMotion.Of(_datacenter, resource);
        var (wanted, shunned) = (NodesOf(together), NodesOf(apart));
        var target = _datacenter.Nodes.Where(node => node.Online && !shunned.Contains(node.Name)
                && (rule is not { IsStrict: true } || rule.Nodes.ContainsKey(node.Name)))
            .OrderByDescending(node => wanted.Contains(node.Name))
            .ThenByDescending(node => rule?.Nodes.GetValueOrDefault(node.Name, -1) ?? 0).FirstOrDefault();
        if (target is not null)
        {
            manager.Recover(vmId, target.Name);
        }
    }

    private HashSet<string> NodesOf(IEnumerable<string> resources) => [.. resources.Select(resource => _datacenter.Guests.GetValueOrDefault(
        int.Parse(resource.AsSpan(resource.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture))?.Node)
        .OfType<string>()];
}

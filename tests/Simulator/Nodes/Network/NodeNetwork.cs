using System.Text;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sdn;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>The interfaces of a node, as they will be once what has been changed is applied.</summary>
internal sealed class NodeNetwork
{
    private const string LockFile = "/etc/network/.pve-interfaces.lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Execution _run;
    private readonly Node _node;
    private readonly InterfacesSource _source;

    private NodeNetwork(Execution run)
    {
        _run = run;
        _node = run.Datacenter.FindNode(run.Node)!;
        _source = InterfacesSource.Of(run.Datacenter.Version);
        File = new(FileOf(run.Datacenter, _node.Name), FileOf(run.Datacenter, _node.Name, ".new"), Initial(_node));
    }

    public StagedFile File { get; }

    /// <summary>Whether Open vSwitch is installed.</summary>
    public bool HasOpenVSwitch => _node.HasOpenVSwitch;

    /// <summary>The file that counts.</summary>
    public static ConfigFile FileOf(Datacenter datacenter, string node, string suffix = "") =>
        datacenter.File($"local/{node}/etc/network/interfaces{suffix}");

    /// <summary>The network of the node that a call is about.</summary>
    public static NodeNetwork Of(PveCall call) => new(call.Execution);

    /// <summary>The network of the node that a worker runs on.</summary>
    public static NodeNetwork Of(Execution run) => new(run);

    /// <summary>What the file will be.</summary>
    public InterfacesFile Read()
    {
        var file = InterfacesFile.Parse(File.Text, _node.Cards);
        var up = Up();
        foreach (var entry in file.Interfaces)
        {
            entry.IsActive = up.Contains(entry.Name);
        }

        return file;
    }

    /// <summary>Collects a change, under the lock of the file.</summary>
    public void Change(Action<InterfacesFile> change)
    {
        using var held = _run.Lock(LockFile, Patience);
        var file = Read();
        change(file);
        new InterfaceVerifier(file, _source).Verify();
        File.Stage(InterfacesWriter.Render(file, _source));
    }

    /// <summary>Applies what has been changed; the node has the bridges of the file from then on.</summary>
    public void Apply()
    {
        File.Apply();
        _node.Bridges.Clear();
        _node.Bridges.UnionWith(Applied.Interfaces.Where(entry => entry.Type is "bridge" or "OVSBridge").Select(entry => entry.Name));
        SdnNodes.Of(_run.Datacenter).Reload(_node.Name);
    }

    private InterfacesFile Applied => InterfacesFile.Parse(File.Applied, _node.Cards);

    // The first card is that by which the node is in its network.
    private HashSet<string> Up()
    {
        var applied = Applied.Interfaces;
        return [.. applied.Where(entry => entry.IsStarted).SelectMany(entry => InterfaceRules.Ports(entry).Prepend(entry.Name)),
            .. _node.Cards.Take(1)];
    }

    // As the installer leaves it: the first bridge is on the first card and has the node's address.
    private static string Initial(Node node)
    {
        var text = new StringBuilder("auto lo\niface lo inet loopback\n\n");
        foreach (var card in node.Cards)
        {
            text.Append($"iface {card} inet manual\n\n");
        }

        var isFirst = true;
        foreach (var bridge in node.Bridges.Order(StringComparer.Ordinal))
        {
            text.Append(isFirst
                ? $"auto {bridge}\niface {bridge} inet static\n\taddress {node.Address}/24\n\tgateway {Gateway(node.Address)}\n"
                    + $"\tbridge-ports {(node.Cards.Count > 0 ? node.Cards[0] : "none")}\n"
                : $"auto {bridge}\niface {bridge} inet manual\n\tbridge-ports none\n");
            text.Append("\tbridge-stp off\n\tbridge-fd 0\n\n");
            isFirst = false;
        }

        return InterfacesWriter.Preface.ReplaceLineEndings("\n") + text + "source /etc/network/interfaces.d/*\n";
    }

    private static string Gateway(string address) => address[..(address.LastIndexOf('.') + 1)] + "1";
}

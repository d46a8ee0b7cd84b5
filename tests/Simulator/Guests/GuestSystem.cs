using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>What runs inside a guest, as far as PVE notices it. Tests set it.</summary>
public sealed class GuestSystem
{
    /// <summary>Whether the system powers off when it is asked to.</summary>
    public bool ObeysShutdown { get; set; } = true;

    /// <summary>Whether the system lets go of devices that are to be unplugged while it runs.</summary>
    public bool ReleasesDevices { get; set; } = true;

    /// <summary>Whether a container's system gives its interfaces the addresses that its config names.</summary>
    public bool ConfiguresNetwork { get; set; } = true;

    /// <summary>The addresses of a container's interfaces, with prefixes, by the interface's name, where they are not those of its
    /// config.</summary>
    public Dictionary<string, string[]> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the agent is installed and running.</summary>
    public bool HasAgent { get; set; }

    /// <summary>
    /// What the agent answers, by command without <c>guest-</c>: <c>network-get-interfaces</c>, <c>get-osinfo</c>. What is not
    /// here is answered as by a small Linux; an <see cref="PveError"/> that is thrown becomes an error of the agent.
    /// </summary>
    public Dictionary<string, Func<JToken>> AgentAnswers { get; } = new(StringComparer.Ordinal);

    /// <summary>What a program that the agent starts does: exit code and what it writes, by the command line.</summary>
    public Func<IReadOnlyList<string>, (int ExitCode, string Output, string Error)> Runs { get; set; } = _ => (0, "", "");

    /// <summary>Files that the agent reads and writes, by path.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);
}

/// <summary>The systems inside the guests.</summary>
public sealed class GuestSystems
{
    private readonly Dictionary<int, GuestSystem> _systems = [];

    /// <summary>What guests hold for which nothing else has been said.</summary>
    public GuestSystem Default { get; } = new();

    public static GuestSystems Of(Datacenter datacenter) => datacenter.Part(_ => new GuestSystems());

    /// <summary>The system of a guest, to be looked at.</summary>
    public GuestSystem Of(int vmId) => _systems.GetValueOrDefault(vmId) ?? Default;

    /// <summary>The system of a guest, to be changed.</summary>
    public GuestSystem this[int vmId]
    {
        get
        {
            if (!_systems.TryGetValue(vmId, out var system))
            {
                _systems[vmId] = system = new GuestSystem
                {
                    ObeysShutdown = Default.ObeysShutdown,
                    ReleasesDevices = Default.ReleasesDevices,
                    ConfiguresNetwork = Default.ConfiguresNetwork,
                    HasAgent = Default.HasAgent,
                };
            }

            return system;
        }
    }
}

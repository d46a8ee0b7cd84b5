using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Resources.Tests.Guests;

/// <summary>Another datacenter, which guests move to.</summary>
internal static class RemoteTarget
{
    /// <summary>The address of its node.</summary>
    public const string Address = "198.51.100.9";

    /// <summary>The secret of its token.</summary>
    public const string Secret = "0f3a5c1e-7d24-4b86-9e0d-51c2a4b6f8d0";

    /// <summary>What a command is told of it.</summary>
    public static (string Name, Value Value)[] Of(PveSimulator pve) =>
        [("host", Address), ("api_token", Value.Of($"root@pam!test={Secret}").AsSecret()), ("fingerprint", pve.Fingerprint)];

    /// <summary>The inputs of a command that moves a guest there, onto <c>local-lvm</c> unless they say otherwise.</summary>
    public static (string Name, Value Value)[] Config(PveSimulator pve, params (string Name, Value Value)[] more) =>
    [
        ("target", Value.Object(Of(pve))),
        .. more.Any(part => part.Name == "target_storage") ? [] : new (string, Value)[] { ("target_storage", "local-lvm") },
        .. more,
    ];

    /// <summary>A guest of a datacenter; null where it has none of the VMID.</summary>
    public static Guest? Find(Datacenter datacenter, int vmId) => datacenter.Locked(state => state.Guests.GetValueOrDefault(vmId));

    /// <summary>How many volumes a guest has on the storages of a datacenter's nodes.</summary>
    public static int VolumesOf(Datacenter datacenter, int vmId) => datacenter.Locked(state =>
    {
        var storages = StorageConfig.Of(state);
        return state.Nodes.Sum(node => storages.Volumes.On("local-lvm", node.Name).Count(volume => volume.Parts.VmId == vmId));
    });
}

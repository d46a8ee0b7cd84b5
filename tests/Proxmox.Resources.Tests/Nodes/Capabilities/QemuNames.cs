using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Capabilities;

/// <summary>The names that a list of what QEMU can do tells.</summary>
internal static class QemuNames
{
    /// <summary>Reads a member of each entry.</summary>
    public static async Task<string?[]> ReadAsync(
        PveSimulator pve, string source, string member, params (string Name, Value Value)[] filters) =>
        [.. (await DataReader.ReadAsync(pve, source, [("node", "pve1"), .. filters]))["items"].Items.Select(item => item[member].AsText())];
}

using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>The files that guests' firewalls are kept in.</summary>
internal static class GuestFirewall
{
    /// <summary>Name of a guest's file below <c>/etc/pve</c>.</summary>
    public static string PathOf(int vmId) => string.Create(CultureInfo.InvariantCulture, $"firewall/{vmId}.fw");

    /// <summary>A guest's file; null where it has none.</summary>
    public static string? Read(Datacenter datacenter, int vmId) =>
        datacenter.File(PathOf(vmId)).Text is { Length: > 0 } text ? text : null;

    public static void Write(Datacenter datacenter, int vmId, string text) => datacenter.File(PathOf(vmId)).Write(text);

    public static void Remove(Datacenter datacenter, int vmId) => datacenter.RemoveFile(PathOf(vmId));

    /// <summary>Gives a guest the firewall of another (<c>clone_vmfw_conf</c>).</summary>
    public static void Copy(Datacenter datacenter, int from, int to)
    {
        if (Read(datacenter, from) is { } text)
        {
            Write(datacenter, to, text);
        }
    }
}

using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>The files that guests' firewalls are kept in.</summary>
internal static class GuestFirewall
{
    /// <summary>Name of a guest's file below <c>/etc/pve</c>.</summary>
    public static string PathOf(int vmId) => string.Create(CultureInfo.InvariantCulture, $"firewall/{vmId}.fw");

    /// <summary>Gives a guest the firewall of another (<c>clone_vmfw_conf</c>).</summary>
    public static void Copy(Datacenter datacenter, int from, int to)
    {
        if (datacenter.File(PathOf(from)).Text is { Length: > 0 } text)
        {
            datacenter.File(PathOf(to)).Write(text);
        }
    }
}

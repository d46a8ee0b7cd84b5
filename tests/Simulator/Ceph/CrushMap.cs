using System.Globalization;
using System.Text;

namespace Proxmox.Simulator.Ceph;

/// <summary>The CRUSH map as <c>crushtool</c> writes it.</summary>
internal static class CrushMap
{
    public static string Write(CephCluster ceph)
    {
        var text = new StringBuilder("# begin crush map\ntunable choose_total_tries 50\n\n# devices\n");
        foreach (var osd in ceph.Osds.Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"device {osd.Id} osd.{osd.Id} class {osd.DeviceClass}\n");
        }

        text.Append("\n# types\ntype 0 osd\ntype 1 host\ntype 11 root\n\n# buckets\n");
        foreach (var host in ceph.Osds.Values.GroupBy(osd => osd.Node))
        {
            text.Append(CultureInfo.InvariantCulture, $"host {host.Key} {{\n\talg straw2\n\thash 0\n");
            foreach (var osd in host)
            {
                text.Append(CultureInfo.InvariantCulture, $"\titem osd.{osd.Id} weight {Weight(osd):F5}\n");
            }

            text.Append("}\n");
        }

        text.Append("\n# rules\n");
        foreach (var (name, rule) in ceph.Rules.OrderBy(rule => rule.Value.Id))
        {
            text.Append(CultureInfo.InvariantCulture, $"rule {name} {{\n\tid {rule.Id}\n\ttype replicated\n\tstep take default\n"
                + $"\tstep chooseleaf firstn 0 type {rule.FailureDomain}\n\tstep emit\n}}\n");
        }

        return text.Append("\n# end crush map\n").ToString();
    }

    /// <summary>The weight of an OSD: its size in tebibytes.</summary>
    public static double Weight(Osd osd) => Math.Round(osd.Size / (double)(1L << 40), 5);
}

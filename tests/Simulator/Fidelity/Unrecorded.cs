namespace Proxmox.Simulator.Fidelity;

/// <summary>
/// Requests that the recordings lack, as later lines show that ask for their workers or read what they made. They are sent, and not
/// counted.
/// </summary>
internal static class Unrecorded
{
    private static readonly Recording[] Lines =
    [
        .. new[]
        {
            """
            {"seq":9117,"method":"POST","path":"/nodes/pve1/lxc","encoding":"form",
            "params":{"vmid":613,"ostemplate":"local:vztmpl/tiny-alpine-3.19.tar.gz","rootfs":"local:612/vm-612-disk-0.raw"},
            "body":{"data":"UPID:pve1:00000341:000A8D70:6B0C347F:vzcreate:613:root@pam!accept:"}}
            """,
            """
            {"seq":9143,"method":"POST","path":"/nodes/pve1/lxc","encoding":"form",
            "params":{"vmid":617,"ostemplate":"local:vztmpl/tiny-alpine-3.19.tar.gz","rootfs":"local:0.25"},
            "body":{"data":"UPID:pve1:000004F4:000A92C8:6B0C348C:vzcreate:617:root@pam!accept:"}}
            """,
            """
            {"seq":9166,"method":"DELETE","path":"/nodes/pve1/lxc/613",
            "body":{"data":"UPID:pve1:00000C98:000AB26A:6B0C34DD:vzdestroy:613:root@pam!accept:"}}
            """,
            """
            {"seq":11030,"method":"PUT","path":"/nodes/pve1/network/vmbr5","encoding":"form",
            "params":{"type":"bridge","bridge_ports":"bond0","bridge_vlan_aware":1,"bridge_vids":"2-100 200","cidr":"198.51.100.1/24",
            "gateway":"198.51.100.254","gateway6":"2001:db8::ff","mtu":9000,"comments":"c1","autostart":1},"body":{"data":null}}
            """,
        }.Select(Read),
    ];

    /// <summary>Recordings with the requests that stood in front of some of them.</summary>
    public static IReadOnlyList<Recording> With(IReadOnlyList<Recording> recordings)
    {
        var present = recordings.Select(recording => recording.Sequence).ToHashSet();
        return [.. recordings.Concat(Lines.Where(line => present.Contains(line.Sequence + 1))).OrderBy(line => line.Sequence)];
    }

    private static Recording Read(string line) => Recording.Parse(line.Replace(
        "{\"seq\"",
        """
        {"area":"unrecorded","auth":"root@pam!accept (token)","status":200,"reason":"OK",
        "note":"[environment: unrecorded]","seq"
        """,
        StringComparison.Ordinal));
}

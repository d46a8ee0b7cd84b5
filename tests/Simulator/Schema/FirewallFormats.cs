using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of firewall rules, aliases and sets (<c>PVE::Firewall</c>).</summary>
internal static partial class FirewallFormats
{
    private static readonly HashSet<string> IcmpTypes = Words(
        "any echo-reply destination-unreachable network-unreachable host-unreachable protocol-unreachable port-unreachable "
        + "fragmentation-needed source-route-failed network-unknown host-unknown network-prohibited host-prohibited "
        + "TOS-network-unreachable TOS-host-unreachable communication-prohibited host-precedence-violation precedence-cutoff "
        + "source-quench redirect network-redirect host-redirect TOS-network-redirect TOS-host-redirect echo-request "
        + "router-advertisement router-solicitation time-exceeded ttl-zero-during-transit ttl-zero-during-reassembly "
        + "parameter-problem ip-header-bad required-option-missing timestamp-request timestamp-reply address-mask-request "
        + "address-mask-reply no-route beyond-scope address-unreachable failed-policy reject-route packet-too-big bad-header "
        + "unknown-header-type unknown-option neighbor-solicitation neighbour-solicitation neighbor-advertisement "
        + "neighbour-advertisement");

    private static readonly HashSet<string> Protocols = Words(
        "ip icmp igmp ggp ipencap st tcp egp igp pup udp hmp xns-idp rdp iso-tp4 dccp xtp ddp idpr-cmtp ipv6 ipv6-route "
        + "ipv6-frag idrp rsvp gre esp ah skip ipv6-icmp icmpv6 ipv6-nonxt ipv6-opts rspf vmtp eigrp ospf ax.25 ipip etherip "
        + "encap pim ipcomp vrrp l2tp isis sctp fc mobility-header udplite mpls-in-ip manet hip shim6 wesp rohc ethernet");

    private static readonly HashSet<string> Services = Words(
        "tcpmux echo discard systat daytime netstat qotd chargen ftp-data ftp ssh telnet smtp time whois tacacs tacacs-ds "
        + "domain bootps bootpc tftp gopher finger http kerberos iso-tsap acr-nema pop3 sunrpc auth nntp ntp epmap netbios-ns "
        + "netbios-dgm netbios-ssn imap2 snmp snmp-trap cmip-man cmip-agent mailq xdmcp bgp smux qmtp z3950 ipx ptp-event "
        + "ptp-general pawserv zserv rpc2portmap codaauth2 clearcase ldap svrloc https snpp microsoft-ds kpasswd submissions "
        + "submission ldaps tinc silc kerberos-adm domain-s rsync ftps-data ftps telnets imaps pop3s socks proofd rootd openvpn "
        + "rmiregistry lotusnote ms-sql-s ms-sql-m ingreslock datametrics sa-msg-port kermit groupwise l2f radius radius-acct "
        + "cisco-sccp nfs gnunet rtcm-sc104 gsigatekeeper gris cvspserver venus venus-se codasrv codasrv-se mon dict "
        + "f5-globalsite gsiftp gpsd mysql nut distcc daap svn postgresql sip sip-tls iax xmpp-client xmpp-server amqp mdns x11 "
        + "gnutella-svc gnutella-rtr redis http-alt webcache puppet munin ntske bacula-dir bacula-fd bacula-sd git zabbix-agent "
        + "zabbix-trapper amanda syslog syslog-tls klogin kshell printer biff login who shell route");

    private static readonly HashSet<string> Helpers = Words("amanda ftp irc netbios-ns pptp sane sip snmp tftp");

    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["IPorCIDR"] = AddressOrNetwork,
        ["IPorCIDRorAlias"] = v => AliasName().IsMatch(v) ? null : AddressOrNetwork(v),
        ["pve-fw-sport-spec"] = v => Ports(v, withIcmp: false),
        ["pve-fw-dport-spec"] = v => Ports(v, withIcmp: true),
        ["pve-fw-addr-spec"] = Addresses,
        ["pve-fw-protocol-spec"] = v =>
            v is "" or "0" || Protocols.Contains(v) || (byte.TryParse(v, CultureInfo.InvariantCulture, out _) && v[0] != '+')
            ? null
            : $"unknown protocol '{v}'\n",
        ["pve-fw-icmp-type-spec"] = v => v.Length == 0 || IcmpTypes.Contains(v) ? null : $"invalid icmp-type value '{v}'\n",
        ["pve-fw-conntrack-helper"] = v => v.Split(',').FirstOrDefault(h => !Helpers.Contains(h)) is { } helper
            ? $"unknown helper {helper}\n" : null,
    };

    private static string? AddressOrNetwork(string value)
    {
        var match = Masked().Match(value);
        var address = match.Groups["address"].Value;
        if (!match.Success || !NetworkFormats.IsIP(address))
        {
            return "value does not look like a valid IP address or CIDR network\n";
        }

        var longest = NetworkFormats.IsIPv4(address) ? 32 : 128;
        return match.Groups["bits"].Success && double.Parse(match.Groups["bits"].Value, CultureInfo.InvariantCulture) > longest
            ? $"Invalid prefix length /{match.Groups["bits"].Value}\n"
            : null;
    }

    private static string? Addresses(string value)
    {
        if (value.Length > 1 && value[0] == '+' && !value.Any(char.IsWhiteSpace))
        {
            return value.Length > 65 ? "ipset name too long\n" : null;
        }

        if (AliasName().IsMatch(value))
        {
            return value.Length > 64 ? "alias name too long\n" : null;
        }

        if (value.EndsWith(','))
        {
            return "extraneous commas in list\n";
        }

        var elements = value.Split(',');
        var families = new HashSet<bool>();
        foreach (var element in elements)
        {
            var ends = element.Split('-', 2).Select(e => e.Trim().Split('/')[0]).ToList();
            if (ends.FirstOrDefault(e => !NetworkFormats.IsIP(e)) is { } wrong)
            {
                return "invalid IP address: " + (Ipish().IsMatch(wrong) ? $"Invalid IP address {wrong}" : $"Invalid chars in IP {element}")
                    + "\n";
            }

            families.Add(IPAddress.Parse(ends[0]).AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork);
        }
        if (families.Count > 1)
        {
            return $"detected mixed ipv4/ipv6 addresses in address list '{value}'\n";
        }

        return elements.Length > 1 && value.Contains('-', StringComparison.Ordinal) ? "you can't use a range in a list\n" : null;
    }

    private static string? Ports(string value, bool withIcmp)
    {
        if (value.EndsWith(','))
        {
            return "extraneous commas in list\n";
        }

        var (count, icmp) = (0, false);
        foreach (var item in value.Split(','))
        {
            var match = PortRange().Match(item);
            if (!match.Success)
            {
                if (withIcmp && IcmpTypes.Contains(item))
                {
                    icmp = true;
                }
                else if (!Services.Contains(item))
                {
                    return $"invalid port '{item}'\n";
                }

                continue;
            }
            var ports = match.Groups.Values.Skip(1).Where(g => g.Success).Select(g => g.Value).ToList();
            if (ports.FirstOrDefault(p => double.Parse(p, CultureInfo.InvariantCulture) > 65535) is { } wrong)
            {
                return $"invalid port '{wrong}'\n";
            }

            if (ports is [var first, var last]
                && int.Parse(first, CultureInfo.InvariantCulture) > int.Parse(last, CultureInfo.InvariantCulture))
            {
                return $"backwards range '{first}:{last}' not allowed, did you mean '{last}:{first}'?\n";
            }

            count += ports.Count;
        }
        if (icmp && count > 0)
        {
            return "ICMP ports not allowed in port range\n";
        }

        return count > 15 ? "too many entries in port list (> 15 numbers)\n" : null;
    }

    private static HashSet<string> Words(string text) => [.. text.Split(' ')];

    [GeneratedRegex("^(dc/|guest/)?[A-Za-z][A-Za-z0-9_-]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex AliasName();

    [GeneratedRegex("^(?<address>[0-9a-fA-F.:]+)(?:/(?<bits>[0-9]+))?$")]
    private static partial Regex Masked();

    [GeneratedRegex("^[0-9a-fA-F.:]+$")]
    private static partial Regex Ipish();

    [GeneratedRegex("^([0-9]+)(?::([0-9]+))?$")]
    private static partial Regex PortRange();
}

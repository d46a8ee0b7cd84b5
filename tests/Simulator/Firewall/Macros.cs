namespace Proxmox.Simulator.Firewall;

/// <summary>The macros that rules may name.</summary>
internal static class Macros
{
    private static readonly HashSet<string> Names = new((
        "Amanda Auth BGP BitTorrent BitTorrent32 CVS Ceph Citrix DAAP DCC DHCPfwd DHCPv6 DNS Distcc FTP Finger GNUnet GRE "
        + "Git HKP HTTP HTTPS ICPV2 ICQ IMAP IMAPS IPIP IPsec IPsecah IPsecnat IRC Jetdirect L2TP LDAP LDAPS MDNS MSNP MSSQL "
        + "Mail Munin MySQL NNTP NNTPS NTP NeighborDiscovery OSPF OpenVPN PCA PMG POP3 POP3S PPtP Ping PostgreSQL Printer "
        + "RDP RIP RNDC Razor Rdate Rsync SANE SMB SMBswat SMTP SMTPS SNMP SPAMD SPICEproxy SSH SVN SixXS Squid Submission "
        + "Syslog TFTP Telnet Telnets Time Trcrt VNC VNCL Web Webcache Webmin Whois").Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Names;

    /// <summary>A macro as PVE spells it; null where there is none of that name.</summary>
    public static string? Find(string name) => Names.TryGetValue(name, out var spelled) ? spelled : null;
}

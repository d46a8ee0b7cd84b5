using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Firewall;

/// <summary>What a rule may be where it stands (<c>PVE::Firewall::verify_rule</c>), beyond the formats of its values.</summary>
internal sealed partial class RuleVerifier
{
    private static readonly string[] ProtocolsWithPorts = ["udp", "17", "udplite", "136", "tcp", "6", "dccp", "33", "sctp", "132"];
    private static readonly string[] Icmp = ["icmp", "icmpv6", "ipv6-icmp"];

    private readonly RuleScope _scope;
    private readonly FirewallFile[] _files;
    private string? _family;

    /// <param name="files">Where names are looked up: the rule's own file and that of the cluster.</param>
    public RuleVerifier(RuleScope scope, params FirewallFile[] files)
    {
        _scope = scope;
        _files = files;
    }

    /// <summary>Fails where the rule cannot be (400); spells its macro and notes the addresses' family.</summary>
    public void Verify(Dictionary<string, string> rule)
    {
        _family = null;
        VerifyAction(rule);
        VerifyInterface(rule);
        if (rule.TryGetValue("macro", out var macro))
        {
            rule["macro"] = Macros.Find(macro) ?? throw PveError.Parameter("macro", $"unknown macro '{macro}'");
        }

        var protocol = rule.GetValueOrDefault("proto");
        if (Icmp.Contains(protocol))
        {
            Note(protocol == "icmp" ? "4" : "6", "proto");
        }

        VerifyPorts(rule, "dport", protocol, orIcmp: true);
        if (rule.ContainsKey("icmp-type") && !Icmp.Contains(protocol))
        {
            throw PveError.Parameter("proto", "missing property - 'icmp-type' requires this property");
        }

        if (rule.ContainsKey("icmp-type") && rule.ContainsKey("dport"))
        {
            throw PveError.Parameter("icmp-type", "'icmp-type' cannot be specified together with 'dport'");
        }

        VerifyPorts(rule, "sport", protocol, orIcmp: false);
        VerifyAddress(rule, "source");
        VerifyAddress(rule, "dest");
        if (_family is not null)
        {
            rule["ipversion"] = _family;
        }
    }

    private void VerifyAction(Dictionary<string, string> rule)
    {
        var (type, action) = (rule["type"], rule["action"]);
        if (!_scope.Types.Contains(type))
        {
            throw PveError.Parameter("type", $"invalid rule type '{type}' for rule_env '{_scope.Name}'");
        }

        if (type == "forward" && action == "REJECT")
        {
            throw PveError.Parameter("action", "cannot define REJECT rules on forward chain");
        }

        if (type != "group" && action is not ("ACCEPT" or "DROP" or "REJECT"))
        {
            throw PveError.Parameter("action", $"unknown action '{action}'");
        }
    }

    private void VerifyInterface(Dictionary<string, string> rule)
    {
        if (!rule.TryGetValue("iface", out var name))
        {
            return;
        }

        if (!_scope.HasInterfaces)
        {
            throw PveError.Parameter("type", "parameter -i not allowed for this rule type");
        }

        if (_scope.IsGuest && !GuestInterface().IsMatch(name))
        {
            throw PveError.Parameter("iface", @"value does not match the regex pattern 'net\d+'");
        }
    }

    private static void VerifyPorts(Dictionary<string, string> rule, string key, string? protocol, bool orIcmp)
    {
        if (!rule.ContainsKey(key))
        {
            return;
        }

        if (protocol is null)
        {
            throw PveError.Parameter("proto", $"missing property - '{key}' requires this property");
        }

        if (!ProtocolsWithPorts.Contains(protocol) && !(orIcmp && Icmp.Contains(protocol)))
        {
            throw PveError.Parameter(key, $"protocol '{protocol}' does not support ports");
        }
    }

    private void VerifyAddress(Dictionary<string, string> rule, string key)
    {
        if (!rule.TryGetValue(key, out var value))
        {
            return;
        }

        if (value[0] == '+')
        {
            VerifySet(key, value);
        }
        else if (AliasName().Match(value) is { Success: true } alias)
        {
            Note(Family(AliasAddress(alias.Groups["name"].Value) ?? throw PveError.Parameter(key, $"no such alias '{value}'")), key);
        }
        else
        {
            Note(Family(value), key);
        }
    }

    private void VerifySet(string key, string value)
    {
        if (SetName().Match(value) is not { Success: true } match)
        {
            throw PveError.Parameter(key, $"invalid ipset name '{value}'");
        }

        var name = match.Groups["name"].Value;
        if (!Array.Exists(_files, file => file.Find(FirewallFile.Set, name) is not null))
        {
            throw PveError.Parameter(key, $"no such ipset '{name}'");
        }
    }

    private string? AliasAddress(string name) => _files
        .Select(file => AliasEndpoints.Of(file).GetValueOrDefault(name.ToLowerInvariant())?["cidr"])
        .FirstOrDefault(address => address is not null);

    private static string Family(string addresses) => NamedAddress.Family(addresses).ToString(CultureInfo.InvariantCulture);

    private void Note(string family, string key)
    {
        if (_family is not null && _family != family)
        {
            throw PveError.Parameter(key, "detected mixed ipv4/ipv6 addresses in rule");
        }

        _family = family;
    }

    [GeneratedRegex(@"^net\d+$")]
    private static partial Regex GuestInterface();

    [GeneratedRegex("^(guest/|dc/)?(?<name>[A-Za-z][A-Za-z0-9_-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex AliasName();

    [GeneratedRegex(@"^\+(guest/|dc/|sdn/)?(?<name>[A-Za-z][A-Za-z0-9_-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex SetName();
}

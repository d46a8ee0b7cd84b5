using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Access;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of users, groups, roles, pools and realms (<c>PVE::AccessControl</c>, <c>PVE::Auth::Plugin</c>).</summary>
internal static partial class AccessFormats
{
    private static readonly HashSet<string> Privileges =
        [.. BuiltInRoles.Privileges(PveVersion.V84), .. BuiltInRoles.Privileges(PveVersion.V92)];

    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["pve-userid"] = UserId,
        ["pve-tokenid"] = v => Token().IsMatch(v) ? null : $"value '{v}' does not look like a valid token ID\n",
        ["pve-groupid"] = v => Name().IsMatch(v) ? null : $"group name '{v}' contains invalid characters\n",
        ["pve-roleid"] = v => Name().IsMatch(v) ? null : $"role name '{v}' contains invalid characters\n",
        ["pve-poolid"] = Pool,
        ["pve-realm"] = v => Realm().IsMatch(v) ? null : "value does not look like a valid realm\n",
        // The description does not say of which release it is asked; the endpoint refuses what its release lacks.
        ["pve-priv"] = v => Privileges.Contains(v) ? null : $"invalid privilege '{v}'\n",
        ["ldap-simple-attr"] = v => Letters().IsMatch(v) ? null : $"value '{v}' does not look like a simple ldap attribute name\n",
        ["pve-tfa-secret"] = v => TfaSecret().IsMatch(v) ? null : "unable to decode TFA secret\n",
    };

    private static string? UserId(string value)
    {
        if (value == "0")
        {
            value = "";
        }

        if (value.Length < 3)
        {
            return $"user name '{value}' is too short\n";
        }

        if (value.Length > 64)
        {
            return $"user name '{value}' is too long ({value.Length.ToString(CultureInfo.InvariantCulture)} > 64)\n";
        }

        return User().IsMatch(value) ? null : $"value '{value}' does not look like a valid user name\n";
    }

    private static string? Pool(string value)
    {
        if (value.TrimEnd('/').Split('/').Length > 3)
        {
            return $"pool name '{value}' nested too deeply (max levels = 3)\n";
        }

        return PoolPath().IsMatch(value) ? null : $"pool name '{value}' contains invalid characters\n";
    }

    [GeneratedRegex(@"^[^\s:/]+@[A-Za-z][A-Za-z0-9.\-_]+$")]
    private static partial Regex User();

    [GeneratedRegex(@"^[^\s:/]+@[A-Za-z][A-Za-z0-9.\-_]+![A-Za-z][A-Za-z0-9.\-_]+$")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z0-9.\-_]+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9.\-_]+(?:/[A-Za-z0-9.\-_]+){0,2}$")]
    private static partial Regex PoolPath();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.\-_]+$")]
    private static partial Regex Realm();

    [GeneratedRegex("^[a-zA-Z0-9]+$")]
    private static partial Regex Letters();

    [GeneratedRegex("^(v2-0x[0-9a-fA-F]{16,128}|v2-[A-Z2-7=]{16,128}|[A-Z2-7=]{16}|[A-Fa-f0-9]{40})$", RegexOptions.ExplicitCapture)]
    private static partial Regex TfaSecret();
}

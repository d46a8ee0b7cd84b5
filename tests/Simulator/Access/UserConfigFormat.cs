using System.Globalization;
using System.Text;

namespace Proxmox.Simulator.Access;

/// <summary>
/// Reads and writes the text of <c>user.cfg</c>. Every write goes through it, so what the text cannot carry is lost, as in PVE.
/// </summary>
public static partial class UserConfigFormat
{
    public static UserConfig Parse(string text, PveVersion version)
    {
        var config = new UserConfig();
        foreach (var (role, privileges) in BuiltInRoles.For(version))
        {
            config.Roles[role] = new SortedSet<string>(privileges, StringComparer.Ordinal);
        }

        config.Users["root@pam"] = new UserEntry { Enable = true };
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = Fields(line);
            switch (fields[0])
            {
                case "user": ReadUser(config, fields); break;
                case "token": ReadToken(config, fields); break;
                case "group": ReadGroup(config, fields); break;
                case "pool": ReadPool(config, fields); break;
                case "role": ReadRole(config, fields, version); break;
                case "acl": ReadAcl(config, fields); break;
                default: break;
            }
        }
        return config;
    }

    public static string Render(UserConfig config)
    {
        var text = new StringBuilder();
        foreach (var (id, user) in config.Users)
        {
            text.AppendJoin(
                ':',
                "user",
                id,
                Bit(user.Enable),
                user.Expire.ToString(CultureInfo.InvariantCulture),
                Encode(user.FirstName),
                Encode(user.LastName),
                user.Email,
                Encode(user.Comment),
                user.Keys).Append(":\n");
            foreach (var (name, token) in user.Tokens ?? [])
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"token:{id}!{name}:{token.Expire}:{Bit(token.PrivilegeSeparation)}:{Encode(token.Comment)}:\n");
            }
        }
        text.Append('\n');
        foreach (var (id, group) in config.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"group:{id}:{string.Join(',', group.Users)}:{Encode(group.Comment)}:\n");
        }

        text.Append('\n');
        foreach (var (id, pool) in config.Pools)
        {
            var (guests, storages) = (string.Join(',', pool.Guests), string.Join(',', pool.Storages));
            text.AppendJoin(':', "pool", id, Encode(pool.Comment), guests, storages).Append(":\n");
        }
        text.Append('\n');
        foreach (var (id, privileges) in config.Roles.Where(role => !BuiltInRoles.IsBuiltIn(role.Key)))
        {
            text.Append(CultureInfo.InvariantCulture, $"role:{id}:{string.Join(',', privileges)}:\n");
        }

        text.Append('\n');
        foreach (var (path, node) in config.AclTree())
        {
            RenderAcl(text, path, node);
        }

        return text.ToString();
    }

    private static string Bit(bool value) => value ? "1" : "0";

    private static void RenderAcl(StringBuilder text, string path, AclNode node)
    {
        var members = node.Groups.Select(entry => ("@" + entry.Key, entry.Value))
            .Concat(node.Users.Where(entry => entry.Key != "root@pam").Select(entry => (entry.Key, entry.Value)))
            .Concat(node.Tokens.Select(entry => (entry.Key, entry.Value)))
            .ToList();
        foreach (var propagate in (bool[])[false, true])
        {
            var byRoles = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
            foreach (var (member, roles) in members)
            {
                var list = string.Join(',', roles.Where(role => role.Value == propagate).Select(role => role.Key));
                if (list.Length == 0)
                {
                    continue;
                }

                if (!byRoles.TryGetValue(list, out var names))
                {
                    byRoles[list] = names = new SortedSet<string>(StringComparer.Ordinal);
                }

                names.Add(member);
            }
            foreach (var (roles, names) in byRoles)
            {
                text.Append(CultureInfo.InvariantCulture, $"acl:{Bit(propagate)}:{path}:{string.Join(',', names)}:{roles}:\n");
            }
        }
    }

    /// <summary>Perl's <c>split(/:/)</c>: empty fields at the end are dropped.</summary>
    private static List<string> Fields(string line)
    {
        var fields = line.Split(':', StringSplitOptions.TrimEntries).ToList();
        while (fields.Count > 1 && fields[^1].Length == 0)
        {
            fields.RemoveAt(fields.Count - 1);
        }

        return fields;
    }

    private static string? Field(List<string> fields, int index) => index < fields.Count ? fields[index] : null;

    private static string? Decoded(List<string> fields, int index) =>
        Field(fields, index) is { Length: > 0 } text && text != "0" ? Uri.UnescapeDataString(text) : null;

    private static bool True(string? text) => text is not (null or "" or "0");

    /// <summary><c>PVE::Tools::encode_text</c>: UTF-8, with controls, percent, colon and everything beyond ASCII escaped.</summary>
    private static string Encode(string? text)
    {
        if (text is null or "" or "0")
        {
            return "";
        }

        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is >= 0x20 and <= 0x7e && b != '%' && b != ':')
            {
                result.Append((char)b);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }
        return result.ToString();
    }
}

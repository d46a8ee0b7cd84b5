using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Access;

/// <summary>Paths of the permission tree.</summary>
public static partial class AclPath
{
    /// <summary>
    /// <c>normalize_path</c>: one slash at the front, none at the end; null for an empty text or a character that no path may have.
    /// </summary>
    public static string? Normalize(string? path)
    {
        if (path is null or "" or "0")
        {
            return null;
        }

        path = Slashes().Replace(path, "/");
        if (path.EndsWith('/'))
        {
            path = path[..^1];
        }

        if (path.Length == 0)
        {
            path = "/";
        }

        if (path[0] != '/')
        {
            path = "/" + path;
        }

        return Characters().IsMatch(path) ? path : null;
    }

    /// <summary><c>check_path</c>: whether an ACL may be put on the path.</summary>
    public static bool IsKnown(string path, PveVersion version) =>
        Known().IsMatch(path) && (version != PveVersion.V84 || !NewerThan84().IsMatch(path));

    [GeneratedRegex("/+")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"\A[A-Za-z0-9.\-_/]+\z")]
    private static partial Regex Characters();

    [GeneratedRegex("""
        \A(?:
            /
            | /access(?: /groups(?:/[A-Za-z0-9.\-_]+)? | /realm(?:/[A-Za-z0-9.\-_]+)? )?
            | /nodes(?:/[A-Za-z0-9.\-_]+)?
            | /pool(?:/[A-Za-z0-9.\-_]+){0,3}
            | /sdn(?:
                /controllers(?:/[A-Za-z0-9_\-]+)?
                | /(?:dns|fabrics|ipams|prefix-lists|route-maps)(?:/[A-Za-z0-9]+)?
                | /zones(?:/[A-Za-z0-9.\-_]+){0,2}
                | /zones(?:/[A-Za-z0-9.\-_]+){2}/[1-9][0-9]{0,3}
              )?
            | /storage(?:/[A-Za-z0-9.\-_]+)?
            | /vms(?:/[1-9][0-9]{2,})?
            | /mapping(?:/[A-Za-z0-9.\-_]+){0,2}
        )\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Known();

    [GeneratedRegex(@"\A/sdn/(?:fabrics|prefix-lists|route-maps)")]
    private static partial Regex NewerThan84();
}

using System.Text.Json;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>
/// What tokens are held to beside their form: whose they are, and that the classes that SDKs make of them do not collide.
/// </summary>
internal static class TokenRules
{
    /// <summary>Checks the tokens of all types, resources and functions.</summary>
    public static void Check(Breaches found, JsonElement root)
    {
        var package = root.Member("name").Text() ?? "";
        var allowed = root.Member("allowedPackageNames").Texts().Append(package).ToHashSet(StringComparer.Ordinal);
        var namespaces = root.Member("language").Member("csharp").Member("namespaces");
        var classes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (section, token, names) in Tokens(root))
        {
            var path = $"{section}/{token}";
            var parts = token.Split(':');
            if (parts is not [var owner, var module, var member])
            {
                continue;
            }

            found.Require(allowed.Contains(owner), path, $"a token begins with the package's name, {package}.");
            found.Require(!(module is "" or "index" && member.Equals("provider", StringComparison.OrdinalIgnoreCase)), path,
                "the provider has that name.");
            found.Require(!module.StartsWith("index/", StringComparison.Ordinal), path, "there are no modules in index.");
            found.Require(module == "index" || namespaces.Member(module).Exists(), path, $"the module \"{module}\" has a namespace in C#.");
            foreach (var name in names)
            {
                var full = $"{module}:{name}";
                found.Require(classes.TryAdd(full, path), path, $"the class {name} is {classes.GetValueOrDefault(full)}'s as well.");
            }
        }
    }

    private static IEnumerable<(string Section, string Token, IEnumerable<string> Classes)> Tokens(JsonElement root)
    {
        foreach (var token in root.Member("resources").Members().Select(member => member.Name))
        {
            yield return ("resources", token, Classes(token, "", "Args", "State"));
        }

        foreach (var token in root.Member("functions").Members().Select(member => member.Name))
        {
            yield return ("functions", token, Classes(token, "", "Args", "InvokeArgs", "Result"));
        }

        foreach (var (token, type) in root.Member("types").Members().Select(member => (member.Name, member.Value)))
        {
            yield return ("types", token, type.Member("enum").Exists() ? Classes(token, "") : Classes(token, "", "Args", "GetArgs"));
        }
    }

    private static IEnumerable<string> Classes(string token, params string[] suffixes)
    {
        var member = token[(token.LastIndexOf(':') + 1)..];
        return suffixes.Select(suffix => member + suffix);
    }
}

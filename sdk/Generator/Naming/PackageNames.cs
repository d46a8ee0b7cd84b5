using System.Text.RegularExpressions;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Naming;

/// <summary>The namespaces and classes of a package, and which names are to be seen from where.</summary>
internal sealed class PackageNames
{
    /// <summary>The namespace of a module's nested inputs, below the module's own.</summary>
    public const string Inputs = "Inputs";

    /// <summary>The namespace of a module's nested outputs, below the module's own.</summary>
    public const string Outputs = "Outputs";

    private readonly PackageSchema _package;
    private readonly Regex _moduleFormat;
    private readonly Dictionary<string, string> _declared = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Namespace, string Name)> _visible = [];

    /// <summary>The names of a package; an error when its module format is no regular expression.</summary>
    public PackageNames(PackageSchema package)
    {
        _package = package;
        try
        {
            _moduleFormat = new Regex($"^(?:{package.ModuleFormat})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException wrong)
        {
            throw new SchemaException("meta/moduleFormat", wrong.Message);
        }
        Package = $"{package.CSharp.RootNamespace}.{NamespaceOf(package.Name)}";
    }

    /// <summary>The namespace of the package, which is also the name of its assembly.</summary>
    public string Package { get; }

    /// <summary>The last part of the package's namespace, which begins the names of what the package has once.</summary>
    public string ShortName => NamespaceOf(_package.Name);

    /// <summary>The namespace of what has that token.</summary>
    public string Namespace(string token) => Module(token) is { Length: > 0 } module ? $"{Package}.{NamespaceOf(module)}" : Package;

    /// <summary>The folder of a namespace, from the folder of the package, with slashes; empty for the package itself.</summary>
    public string Folder(string space) => space.Length == Package.Length ? "" : space[(Package.Length + 1)..].Replace('.', '/');

    /// <summary>The class of a resource.</summary>
    public static string Class(ResourceSchema resource) =>
        resource.IsProvider ? "Provider" : resource.CSharpName is { Length: > 0 } given ? Identifiers.UpperFirst(given)
            : Member(resource.Token);

    /// <summary>The class of a function: <c>getBox</c> is <c>GetBox</c>. A class cannot have the name of its own method.</summary>
    public static string Class(FunctionSchema function) => Member(function.Token) is var name && name is "Invoke" or "InvokeAsync"
        ? name + "Function" : name;

    /// <summary>The name of a type, without the ending that says what it is used for.</summary>
    public static string Member(string token) => Identifiers.Pascal(token.Split(':')[^1]);

    /// <summary>
    /// Notes that the package declares a type. A second one of that name, or one that only the case of letters tells apart, is an error:
    /// the files would be one.
    /// </summary>
    public void Declare(string space, string name, string path)
    {
        if (!_declared.TryAdd($"{space}.{name}", path))
        {
            throw new SchemaException(path, $"is {space}.{name} in C#, and so is {_declared[$"{space}.{name}"]}");
        }
        _visible.Add((space, name));
        for (var inner = space; inner.LastIndexOf('.') is var dot && dot > 0; inner = inner[..dot])
        {
            _visible.Add((inner[..dot], inner[(dot + 1)..]));
        }
    }

    /// <summary>Makes sure that no type has the name of a namespace beside it.</summary>
    public void Verify()
    {
        var spaces = _declared.Keys.Select(name => name[..name.LastIndexOf('.')]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, path) in _declared)
        {
            if (spaces.Any(space => space.Equals(name, StringComparison.OrdinalIgnoreCase)
                || space.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)))
            {
                throw new SchemaException(path, $"is {name} in C#, which is a namespace as well");
            }
        }
    }

    /// <summary>
    /// How a type is called in code of a namespace; null when the shortest name that is possible there means something else.
    /// </summary>
    public string? Shortest(string from, string space, string name)
    {
        for (var around = from; around.Length > 0; around = Parent(around))
        {
            if (space != around && !space.StartsWith(around + ".", StringComparison.Ordinal))
            {
                continue;
            }
            var relative = space == around ? name : $"{space[(around.Length + 1)..]}.{name}";
            return IsHidden(from, around, relative.Split('.')[0]) ? null : relative;
        }
        return null;
    }

    /// <summary>Whether a name that is declared outside of the package means something else in code of a namespace.</summary>
    public bool IsHidden(string from, string name) => IsHidden(from, "", name);

    private bool IsHidden(string from, string until, string name)
    {
        for (var around = from; around != until && around.Length > 0; around = Parent(around))
        {
            if (_visible.Contains((around, name)))
            {
                return true;
            }
        }
        return false;
    }

    private static string Parent(string space) => space.LastIndexOf('.') is var dot && dot > 0 ? space[..dot] : "";

    private string Module(string token)
    {
        if (token.Split(':') is not [_, var module, _])
        {
            throw new SchemaException(token, "is not a token of three parts");
        }
        var name = _moduleFormat.Match(module) is { Success: true, Groups: [_, var group, ..] } ? group.Value : "";
        return name == "index" || name.StartsWith("index/", StringComparison.Ordinal) ? "" : name;
    }

    private string NamespaceOf(string name) => _package.CSharp.Namespaces.GetValueOrDefault(name)
        ?? string.Join('.', name.Split('/').Select(Identifiers.Pascal));
}

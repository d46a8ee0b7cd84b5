using System.Collections.Frozen;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>The names by which C# programs know resources and functions.</summary>
public static class CSharpNames
{
    // What programs know already, by the namespaces that are there without a using, and by Pulumi's own.
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(
        StringComparer.Ordinal, "Alias", "Config", "Directory", "File", "Index", "Lock", "Monitor", "Path", "Provider", "Range", "Resource", "Stack", "Task", "Timer", "Version");

    /// <summary>The class of the provider itself, with its namespace.</summary>
    public static string Provider => $"{Package}.Provider";

    private static string Package => $"{PackageSpec.RootNamespace}.{PackageSpec.Namespace(Tokens.Package)}";

    /// <summary>The class of a declaration with its namespace, as <c>Pulumi.Proxmox.Pools.Pool</c> or <c>Pulumi.Proxmox.Pools.GetPool</c>.</summary>
    /// <exception cref="InvalidOperationException">The declaration's area has no namespace.</exception>
    public static string Of(Declaration declaration) =>
        $"{Package}.{PackageSpec.Namespace(declaration.Area)}.{(declaration is Resource resource ? Class(resource) : Tokens.FunctionName(declaration))}";

    /// <summary>
    /// How a program gives a word, by the constant for it and as it is, shown by the first attribute that takes one: <c>Content = { StorageContent.Images }</c>
    /// and <c>Content = { "images" }</c>. Null when none does.
    /// </summary>
    public static (string Constant, string Text)? Choice(Resource resource)
    {
        if (resource.Fields.FirstOrDefault(field => field.IsInput && !EnumNames.Words(field).IsEmpty) is not { } field)
        {
            return null;
        }

        var property = PropertyNames.Pascal(field.Name);
        var isOne = field.Type is FieldType.Text;
        var type = Owner.Of(resource, Tokens.Noun(resource)).WordsToken(isOne ? property : TypeSpecs.Element(property), field).Split(':')[^1];
        var word = (field.Allowed.IsEmpty ? field.Known : field.Allowed)[0];
        return (Given($"{type}.{EnumNames.Of(word)}"), Given($"\"{word}\""));

        string Given(string value) => isOne ? $"{property} = {value}" : $"{property} = {{ {value} }}";
    }

    /// <summary>The class of a resource without its namespace: the noun, with the area behind it where programs know another class of that name, as <c>DirectoryStorage</c>.</summary>
    public static string Class(Resource resource) => Tokens.Noun(resource) is var noun && Taken.Contains(noun) ? noun + PropertyNames.Pascal(resource.Area) : noun;
}

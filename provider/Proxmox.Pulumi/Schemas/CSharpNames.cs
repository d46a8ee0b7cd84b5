using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>The names by which C# programs know resources and functions.</summary>
public static class CSharpNames
{
    /// <summary>The class of the provider itself, with its namespace.</summary>
    public static string Provider => $"{Package}.Provider";

    private static string Package => $"{PackageSpec.RootNamespace}.{PackageSpec.Namespace}";

    /// <summary>
    /// The class of a declaration with its namespace, as <c>Pulumi.Proxmox.Pools.Pool</c> or <c>Pulumi.Proxmox.Pools.GetPool</c>.
    /// </summary>
    public static string Of(Declaration declaration) =>
        $"{Package}.{declaration.Area.Namespace}.{(declaration is Resource resource ? Class(resource) : Tokens.FunctionName(declaration))}";

    /// <summary>
    /// How a program gives a word, by the constant for it and as it is, shown by the first attribute that takes one: <c>Content = {
    /// StorageContent.Images }</c> and <c>Content = { "images" }</c>. Null when none does.
    /// </summary>
    public static (string Constant, string Text)? Choice(Resource resource)
    {
        if (resource.Fields.FirstOrDefault(field => field.IsInput && !EnumNames.Words(field).IsEmpty) is not { } field)
        {
            return null;
        }

        var property = PropertyNames.Pascal(field.Name);
        var isOne = field.Type is FieldType.Text;
        var type = Owner.Of(resource, Tokens.Noun(resource)).WordsToken(isOne ? property : TypeSpecs.Element(property), field)
            .Split(':')[^1];
        var word = (field.Allowed.IsEmpty ? field.Known : field.Allowed)[0];
        return (Given($"{type}.{EnumNames.Of(word)}"), Given($"\"{word}\""));

        string Given(string value) => isOne ? $"{property} = {value}" : $"{property} = {{ {value} }}";
    }

    /// <summary>The class of a resource without its namespace.</summary>
    public static string Class(Resource resource) => resource.ClassName ?? Tokens.Noun(resource);
}

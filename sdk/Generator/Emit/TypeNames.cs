using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>How types of the schema are called in a file, in one form.</summary>
internal sealed class TypeNames(CodeFile file, PackageSchema package, TypeForm form)
{
    private const string Immutable = "System.Collections.Immutable";
    private const string Generic = "System.Collections.Generic";

    /// <summary>The class of a nested object in a form, without its namespace.</summary>
    public static string NestedClass(string token, TypeForm form) => PackageNames.Member(token) + form switch
    {
        TypeForm.Args => "Args",
        TypeForm.State => "GetArgs",
        _ => "",
    };

    /// <summary>The namespace of a nested object in a form.</summary>
    public static string NestedSpace(PackageNames names, string token, TypeForm form) =>
        $"{names.Namespace(token)}.{(form == TypeForm.Output ? PackageNames.Outputs : PackageNames.Inputs)}";

    /// <summary>Whether a type is a list or a map, which is never null as an input.</summary>
    public static bool IsCollection(TypeSchema type) => type is TypeSchema.ListOf or TypeSchema.MapOf;

    /// <summary>Whether a property of the type is wrapped, because its value may be known later.</summary>
    public bool IsWrapped(TypeSchema type) => form is (TypeForm.Args or TypeForm.State) && !type.IsPlain;

    /// <summary>The type of a required property.</summary>
    public string OfProperty(TypeSchema type)
    {
        if (form == TypeForm.Output)
        {
            return Bare(type);
        }
        if (IsWrapped(type))
        {
            return Wrapped(type);
        }
        return type switch
        {
            TypeSchema.ListOf list => $"{file.Type(Generic, "List")}<{Part(list.Element)}>",
            TypeSchema.MapOf map => $"{file.Type(Generic, "Dictionary")}<string, {Part(map.Element)}>",
            _ => Bare(type),
        };
    }

    /// <summary>
    /// The type of a property that is optional or not. A collection of inputs and an immutable array have a value for "nothing" of their
    /// own.
    /// </summary>
    public string OfProperty(PropertySchema property)
    {
        var isAlwaysThere = property.IsRequired
            || (form == TypeForm.Output ? property.Type is TypeSchema.ListOf : IsCollection(property.Type));
        return OfProperty(property.Type) + (isAlwaysThere ? "" : "?");
    }

    /// <summary>The type when its value is there.</summary>
    public string Bare(TypeSchema type) => type switch
    {
        TypeSchema.Simple simple => Simple(simple.Type),
        TypeSchema.ListOf list => $"{file.Type(Immutable, "ImmutableArray")}<{Bare(list.Element)}>",
        TypeSchema.MapOf map => $"{file.Type(Immutable, "ImmutableDictionary")}<string, {Bare(map.Element)}>",
        TypeSchema.ObjectOf of => file.Type(NestedSpace(file.Names, of.Token, form), NestedClass(of.Token, form)),
        TypeSchema.EnumOf of => file.Type(file.Names.Namespace(of.Token), PackageNames.Member(of.Token)),
        TypeSchema.ResourceOf of => Resource(of.Token),
        TypeSchema.OneOf union => Union(union, "Union"),
        _ => throw new InvalidOperationException($"No type of the kind {type.GetType().Name} is known."),
    };

    /// <summary>The type of the elements of a secret collection, which stand in no wrapper.</summary>
    public string Element(TypeSchema collection) => collection switch
    {
        TypeSchema.ListOf list => Bare(list.Element),
        TypeSchema.MapOf map => Bare(map.Element),
        _ => throw new InvalidOperationException("Only a collection has elements."),
    };

    /// <summary>The general wrapper that a type's wrapper derives from; null where the type has no wrapper of its own.</summary>
    public string? GeneralWrapper(TypeSchema type) => type switch
    {
        TypeSchema.Simple { Type: SimpleType.Json } => $"{file.Pulumi("Input")}<{Bare(type)}>",
        TypeSchema.OneOf when Bare(type) is var union && union != "object" => $"{file.Pulumi("Input")}<{union}>",
        _ => null,
    };

    private string Wrapped(TypeSchema type) => type switch
    {
        TypeSchema.ListOf list => $"{file.Pulumi("InputList")}<{Bare(list.Element)}>",
        TypeSchema.MapOf map => $"{file.Pulumi("InputMap")}<{Bare(map.Element)}>",
        TypeSchema.Simple { Type: SimpleType.Json } => file.Pulumi("InputJson"),
        TypeSchema.OneOf union => Union(union, "InputUnion"),
        _ => $"{file.Pulumi("Input")}<{Bare(type)}>",
    };

    // What lies in a collection that is known now may itself be known later; what lies in one that is known later is not wrapped again.
    private string Part(TypeSchema element) => IsWrapped(element) ? Wrapped(element) : Bare(element);

    private string Union(TypeSchema.OneOf union, string wrapper)
    {
        var options = union.Options.Select(Bare).Distinct(StringComparer.Ordinal).ToList();
        return options.Count switch
        {
            1 when wrapper == "InputUnion" => $"{file.Pulumi("Input")}<{options[0]}>",
            1 => options[0],
            2 => $"{file.Pulumi(wrapper)}<{options[0]}, {options[1]}>",
            _ => "object",
        };
    }

    private string Resource(string token) => token == PackageSchema.ProviderToken
        ? file.Type(file.Names.Package, "Provider")
        : file.Type(file.Names.Namespace(token), PackageNames.Class(package.Resources.First(resource => resource.Token == token)));

    private string Simple(SimpleType type) => type switch
    {
        SimpleType.Boolean => "bool",
        SimpleType.Integer => "int",
        SimpleType.Number => "double",
        SimpleType.String => "string",
        SimpleType.Any => "object",
        SimpleType.Json => file.Type("System.Text.Json", "JsonElement"),
        SimpleType.Asset => file.Pulumi("AssetOrArchive"),
        SimpleType.Archive => file.Pulumi("Archive"),
        _ => throw new InvalidOperationException($"No simple type {type} is known."),
    };
}

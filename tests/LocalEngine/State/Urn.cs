namespace Proxmox.LocalEngine.State;

/// <summary>Names of resources: <c>urn:pulumi:STACK::PROJECT::PARENTTYPE$TYPE::NAME</c>.</summary>
public static class Urn
{
    /// <summary>The type of the resource that stands for the stack.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    private const string Prefix = "urn:pulumi:";
    private const string ProviderPrefix = "pulumi:providers:";

    /// <summary>A resource's URN.</summary>
    /// <param name="parent">URN of its parent; empty or the stack's for none.</param>
    public static string Of(string stack, string project, string parent, string type, string name) =>
        Make(stack, project, parent.Length == 0 || TypeOf(parent) == StackType ? "" : QualifiedTypeOf(parent), type, name);

    /// <summary>A URN from the types of the parents, joined by <c>$</c>; empty for none.</summary>
    public static string Make(string stack, string project, string parentType, string type, string name) =>
        $"{Prefix}{stack}::{project}::{(parentType.Length == 0 ? "" : parentType + "$")}{type}::{name}";

    /// <summary>The types of the parents and its own, joined by <c>$</c>.</summary>
    public static string QualifiedTypeOf(string urn) => Part(urn, 2);

    /// <summary>Its own type, such as <c>proxmox:storage:Nfs</c>.</summary>
    public static string TypeOf(string urn) => QualifiedTypeOf(urn) is var qualified ? qualified[(qualified.LastIndexOf('$') + 1)..] : "";

    /// <summary>The name that the program gave.</summary>
    public static string NameOf(string urn) => Part(urn, 3);

    /// <summary>Whether a text has the form of a URN.</summary>
    public static bool IsValid(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && text.Split("::", 4).Length == 4;

    /// <summary>Whether a type is a provider's.</summary>
    public static bool IsProvider(string type) => type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    /// <summary>The type of a package's provider.</summary>
    public static string ProviderType(string package) => ProviderPrefix + package;

    /// <summary>The package that a type or function belongs to; of a provider's type, the package provided.</summary>
    public static string PackageOf(string token) =>
        IsProvider(token) ? token[ProviderPrefix.Length..] : token.Split(':', 2)[0];

    private static string Part(string urn, int index) => urn.Split("::", 4) is { Length: 4 } parts ? parts[index] : "";
}

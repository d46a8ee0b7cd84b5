using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Terraform.Schemas;

/// <summary>The names by which Terraform knows resources, data sources and actions: the provider's name and the declaration's.</summary>
public static class TypeNames
{
    /// <summary>The provider's name, the last part of its source address.</summary>
    public const string Provider = "proxmox";

    private const string Prefix = Provider + "_";

    /// <summary>What stands before the name of a function where it is called.</summary>
    public const string FunctionPrefix = $"provider::{Provider}::";

    /// <summary>The name of a declaration, as <c>proxmox_pool</c>; that of a function stands for itself.</summary>
    public static string Of(Declaration declaration) => declaration is Function ? declaration.Name : Prefix + declaration.Name;

    /// <summary>The resource of that name; null when there is none.</summary>
    public static Resource? Resource(this Catalog catalog, ReadOnlySpan<char> typeName) =>
        typeName.StartsWith(Prefix) ? catalog.Resource(typeName[Prefix.Length..].ToString()) : null;

    /// <summary>The data source of that name; null when there is none.</summary>
    public static DataSource? DataSource(this Catalog catalog, ReadOnlySpan<char> typeName) =>
        typeName.StartsWith(Prefix) ? catalog.DataSource(typeName[Prefix.Length..].ToString()) : null;

    /// <summary>The command of that name; null when there is none.</summary>
    public static Command? Command(this Catalog catalog, ReadOnlySpan<char> typeName) =>
        typeName.StartsWith(Prefix) ? catalog.Command(typeName[Prefix.Length..].ToString()) : null;

    /// <summary>What is ephemeral of that name; null when there is none.</summary>
    public static Ephemeral? Ephemeral(this Catalog catalog, ReadOnlySpan<char> typeName) =>
        typeName.StartsWith(Prefix) ? catalog.Ephemeral(typeName[Prefix.Length..].ToString()) : null;
}

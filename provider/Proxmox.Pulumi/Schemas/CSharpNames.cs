using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Pulumi.Schemas;

/// <summary>The names by which C# programs know resources and functions.</summary>
public static class CSharpNames
{
    /// <summary>The class of the provider itself, with its namespace.</summary>
    public static string Provider => $"{Package}.Provider";

    private static string Package => $"{PackageSpec.RootNamespace}.{PackageSpec.Namespace(Tokens.Package)}";

    /// <summary>The class of a declaration with its namespace, as <c>Pulumi.Proxmox.Pools.Pool</c> or <c>Pulumi.Proxmox.Pools.GetPool</c>.</summary>
    /// <exception cref="InvalidOperationException">The declaration's area has no namespace.</exception>
    public static string Of(Declaration declaration) =>
        $"{Package}.{PackageSpec.Namespace(declaration.Area)}.{(declaration is DataSource ? "Get" : "")}{Tokens.Noun(declaration)}";
}

using Proxmox.Programs.Model;
using Proxmox.Programs.Writers;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Projects;

/// <summary>Writes the C# of a project, whose secrets are asked for where they are used.</summary>
/// <param name="package">The names of the package.</param>
/// <param name="required">The secrets without which there is no program.</param>
internal sealed class ProjectWriter(PackageView package, IReadOnlySet<string> required) : CSharpWriter(package)
{
    /// <inheritdoc/>
    protected override string OfSetting(Value.Setting setting)
    {
        var isMap = setting.Type is SchemaType.Map;
        return $"{(required.Contains(setting.Name) ? "Required" : "Optional")}Secret{(isMap ? "s" : "")}({Literal(setting.Name)})";
    }

    /// <summary>The name of a secret in the configuration of the stack.</summary>
    public static string KeyOf(ProjectSecret secret) => PropertyNames.Camel(secret.Variable);
}

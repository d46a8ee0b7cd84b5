using Proxmox.Programs.Model;
using Proxmox.Programs.Writers;

namespace Proxmox.Programs.Projects;

/// <summary>Writes the C# of a project, whose secrets are asked for where they are used.</summary>
/// <param name="package">The names of the package.</param>
internal sealed class ProjectWriter(PackageView package) : CSharpWriter(package)
{
    /// <inheritdoc/>
    protected override string OfSetting(Value.Setting setting) =>
        $"{(setting.Type is SchemaType.Map ? "Secrets" : "Secret")}({Literal(setting.Name)})";
}

using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Validation;

/// <summary>Refuses names that PVE's paths cannot carry: they would address what is around the object.</summary>
internal static class AddressCheck
{
    /// <summary>Checks the attributes that paths are made of.</summary>
    public static void Check(IEnumerable<Field> fields, Value config, DiagnosticList diagnostics)
    {
        foreach (var field in fields.Where(field => config[field.Name].AsText() is "" or "." or ".."))
        {
            diagnostics.Error(
                $"Invalid {field.Name}", $"{field.Name} must be the name of something, but is {config[field.Name]}, which nothing in PVE "
                    + "can be called.", AttributePath.Of(field.Name));
        }
    }
}

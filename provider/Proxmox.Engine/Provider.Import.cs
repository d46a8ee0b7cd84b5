using Proxmox.Engine.Declarations;
using Proxmox.Engine.Validation;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="Import(Resource, string)"/>
    public partial ReadAnswer Import(Resource resource, string id)
    {
        var diagnostics = new DiagnosticList();
        if (resource.ImportId.Read(id) is not { } parts)
        {
            RefuseImport(resource, $"The import id \"{id}\" is not of the form {resource.ImportId.Template}, such as "
                + $"\"{resource.ImportId.Example}\".", diagnostics);
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }

        foreach (var field in resource.Identity.Where(
            field => field.Type is FieldType.Number && !Number.TryParse(parts[field.Name], out _)))
        {
            RefuseImport(resource, $"The part {field.Name} of the import id \"{id}\" must be a number.", diagnostics);
        }

        if (diagnostics.HasErrors)
        {
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }

        var identity = Value.Object(resource.Identity.Select(field => KeyValuePair.Create(field.Name, Parse(field, parts[field.Name]))));
        return Stub(resource, identity, diagnostics);
    }

    /// <inheritdoc cref="FindAsync"/>
    public async partial Task<ReadAnswer> FindAsync(Resource resource, string text, CancellationToken cancel)
    {
        if (resource.Hooks.Find is not { } find || resource.ImportId.Read(text) is not null)
        {
            return Import(resource, text);
        }

        var diagnostics = new DiagnosticList();
        string? id = null;
        await RunAsync(new(resource, "import", text, OperationTimeouts.Standard.Read), diagnostics, async (session, deadline) =>
        {
            id = await find(session, text, deadline);
            if (id is null)
            {
                RefuseImport(resource, $"There is no {resource.Name} called \"{text}\".", diagnostics);
            }
        }, cancel);
        return id is null ? new(Value.Null, ManagedAttributes.Empty, diagnostics) : Import(resource, id);
    }

    /// <inheritdoc cref="Import(Resource, Value)"/>
    public partial ReadAnswer Import(Resource resource, Value identity)
    {
        var diagnostics = new DiagnosticList();
        foreach (var field in resource.Identity.Where(field => identity[field.Name].IsNull))
        {
            RefuseImport(resource, $"The identity lacks {field.Name}; it needs "
                + $"{string.Join(" and ", resource.Identity.Select(part => part.Name))}.", diagnostics);
        }

        return diagnostics.HasErrors ? new(Value.Null, ManagedAttributes.Empty, diagnostics) : Stub(resource, identity, diagnostics);
    }

    private static ReadAnswer Stub(Resource resource, Value identity, DiagnosticList diagnostics)
    {
        var check = new ValueCheck(diagnostics);
        foreach (var field in resource.Identity)
        {
            check.Check(field, identity[field.Name], AttributePath.Of(field.Name));
        }

        var state = Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, identity[field.Name])));
        return new(
            diagnostics.HasErrors ? Value.Null : state.With(Resource.Id.Name, Mapping.Paths.ImportId(resource, state)),
            ManagedAttributes.Empty,
            diagnostics);
    }

    private static Value Parse(Field field, string text) =>
        field.Type is FieldType.Number && Number.TryParse(text, out var number) ? Value.Of(number) : Value.Of(text);

    private static void RefuseImport(Resource resource, string cause, DiagnosticList diagnostics) =>
        diagnostics.Error($"Could not import {resource.Name}", cause + " See the documentation of the resource for its import id.");
}

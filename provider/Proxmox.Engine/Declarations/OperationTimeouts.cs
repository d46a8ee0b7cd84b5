using Proxmox.Model.Fields;

namespace Proxmox.Engine.Declarations;

/// <summary>How long the operations of a resource may take before they are given up.</summary>
/// <param name="Create">The limit for create.</param>
/// <param name="Read">The limit for read.</param>
/// <param name="Update">The limit for update.</param>
/// <param name="Delete">The limit for delete.</param>
public sealed record OperationTimeouts(TimeSpan Create, TimeSpan Read, TimeSpan Update, TimeSpan Delete)
{
    /// <summary>The limits of resources that say nothing.</summary>
    public static OperationTimeouts Standard { get; } =
        new(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20));

    /// <summary>The limit for create, as the user writes it.</summary>
    public static Field<string> CreateField { get; } = Limit("create");

    /// <summary>The limit for read, as the user writes it.</summary>
    public static Field<string> ReadField { get; } = Limit("read");

    /// <summary>The limit for update, as the user writes it.</summary>
    public static Field<string> UpdateField { get; } = Limit("update");

    /// <summary>The limit for delete, as the user writes it.</summary>
    public static Field<string> DeleteField { get; } = Limit("delete");

    /// <summary>The <c>timeouts</c> attribute.</summary>
    public static Field<Attributes> Attribute { get; } = Declare
        .Nested("timeouts", "How long operations may take before they are given up.", CreateField, ReadField, UpdateField, DeleteField)
        .NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    private static Field<string> Limit(string operation) =>
        Declare.Text(operation, $"The limit for {operation}, such as \"90s\", \"30m\" or \"1h30m\".").As(Formats.Duration).NeverReturned()
            .ClearedBy(Clear.Forgetting);
}

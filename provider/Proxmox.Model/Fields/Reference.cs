namespace Proxmox.Model.Fields;

/// <summary>That the value of a field names another object.</summary>
/// <param name="Attribute">
/// The attribute that names that object: <c>pool_id</c> stands for all resources that are told from each other by it alone, those of the
/// same part of PVE first; <c>network_bridge.name</c> for that of one resource, whose other identity attributes are those beside.
/// </param>
/// <param name="Prefix">What stands before the name in the value, such as <c>@</c> before a group's.</param>
/// <param name="Suffix">What stands behind it.</param>
public sealed record Reference(string Attribute, string Prefix = "", string Suffix = "")
{
    /// <summary>
    /// Another identity attribute of that object with the value that it has, such as the level of the firewall that the prefix means.
    /// </summary>
    /// <value>Null where it is told beside.</value>
    public (string Attribute, string Value)? Where { get; init; }

    /// <summary>Whether any object of that name will do, such as a bridge that several nodes have.</summary>
    public bool IsAnywhere { get; init; }
}

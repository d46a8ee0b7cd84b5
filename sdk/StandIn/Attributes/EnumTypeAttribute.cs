namespace Pulumi;

/// <summary>Marks a struct around one string or number that stands for an enumeration which may grow.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;

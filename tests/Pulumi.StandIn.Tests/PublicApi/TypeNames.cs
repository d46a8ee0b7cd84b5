namespace Pulumi.StandIn.Tests.PublicApi;

/// <summary>Names of types as they stand in a list of an API.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(byte)] = "byte",
    };

    /// <summary>The full name of a type that is listed, with its parameters.</summary>
    public static string Owner(Type type) =>
        (type.DeclaringType is { } outer ? Owner(outer) : type.Namespace) + "." + Of(type);

    /// <summary>The name without a namespace, with its arguments.</summary>
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType ? $"{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : Simple(type);
    }

    /// <summary>The name without a namespace and arguments.</summary>
    public static string Simple(Type type) => Keywords.GetValueOrDefault(type, type.Name.Split('`')[0]);
}

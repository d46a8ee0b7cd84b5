using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the class that a reference to a resource becomes an instance of.</summary>
internal static class ResourceReferences
{
    private static readonly ConcurrentDictionary<Assembly, ImmutableArray<(ResourceTypeAttribute Attribute, Type Class)>> Known = new();

    /// <summary>The resource that a reference names: an instance of the class for its type, or of no particular one.</summary>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="version">The version of its package; empty for any.</param>
    public static Resource Resolve(string urn, string version)
    {
        string type = Urn.TypeIn(urn);
        string name = Urn.NameIn(urn);
        foreach ((ResourceTypeAttribute attribute, Type found) in AppDomain.CurrentDomain.GetAssemblies().SelectMany(assembly => ClassesOf(assembly)))
        {
            if (attribute.Type != type || !(version.Length == 0 || attribute.Version is null or "" || attribute.Version == version))
                continue;
            if (Make(found, name, urn) is { } resource) return resource;
        }

        return new DependencyResource(urn);
    }

    private static Resource? Make(Type type, string name, string urn)
    {
        foreach (ConstructorInfo constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            if (parameters is not [{ ParameterType: var first }, { ParameterType: var second }, { ParameterType: var third }]
                || first != typeof(string) || !second.IsAssignableTo(typeof(ResourceArgs)) || !third.IsAssignableTo(typeof(ResourceOptions)))
                continue;

            ResourceOptions options = third == typeof(ComponentResourceOptions) ? new ComponentResourceOptions() : new CustomResourceOptions();
            options.Urn = urn;
            return (Resource)constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [name, null, options], culture: null);
        }

        return null;
    }

    private static ImmutableArray<(ResourceTypeAttribute Attribute, Type Class)> ClassesOf(Assembly assembly) =>
        Known.GetOrAdd(assembly, static key =>
    [
        .. TypesOf(key).Where(type => type.IsAssignableTo(typeof(Resource)))
            .SelectMany(type => type.GetCustomAttributes<ResourceTypeAttribute>(inherit: false).Select(attribute => (attribute, type))),
    ]);

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.IsDynamic ? [] : assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}

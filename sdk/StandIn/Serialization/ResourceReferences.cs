using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the class that a reference to a resource becomes an instance of.</summary>
internal static class ResourceReferences
{
    private static readonly Lazy<ILookup<string, (string? Version, Type Class)>> Known = new(() => Assemblies()
        .SelectMany(TypesOf).Where(type => type.IsAssignableTo(typeof(Resource)))
        .Select(type => (Attribute: type.GetCustomAttribute<ResourceTypeAttribute>(), Class: type))
            .Where(found => found.Attribute is not null)
        .ToLookup(found => found.Attribute!.Type, found => (found.Attribute!.Version, found.Class), StringComparer.Ordinal));

    /// <summary>The resource that a reference names: an instance of the class for its type, or of no particular one.</summary>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="version">The version of its package; empty for any.</param>
    public static Resource Resolve(string urn, string version) =>
        ClassOf(Urn.TypeIn(urn), version) is { } found ? Make(found, urn) : new DependencyResource(urn);

    /// <summary>The class for a type: that of the highest version which is no lower and has the same first number; null for none.</summary>
    /// <param name="type">The type's token.</param>
    /// <param name="version">The version of the package; empty for the highest of all. A class without a version serves each.</param>
    public static Type? ClassOf(string type, string version)
    {
        var lowest = PackageVersion.Parse(version.Length > 0 ? version : "0.0.0");
        return Known.Value[type]
            .Select(found => (IsAny: string.IsNullOrEmpty(found.Version), Version: Parse(found.Version), found.Class))
            .Where(found => PackageVersion.Order.Compare(found.Version, lowest) >= 0
                && (version.Length == 0 || found.IsAny || found.Version.Major == lowest.Major))
            .OrderByDescending(found => found.Version, PackageVersion.Order).FirstOrDefault().Class;

        PackageVersion Parse(string? own) => string.IsNullOrEmpty(own) ? lowest : PackageVersion.Parse(own);
    }

    private static Resource Make(Type type, string urn)
    {
        var constructor = type.GetConstructors().Single(one => one.GetParameters().Length == 3);
        ResourceOptions options = type.IsAssignableTo(typeof(CustomResource)) ? new CustomResourceOptions()
            : new ComponentResourceOptions();
        options.Urn = urn;
        return (Resource)constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, binder: null, [Urn.NameIn(urn), null, options], culture: null);
    }

    /// <summary>The assemblies that are loaded, and those that they refer to: an SDK that has not been used yet is not loaded.</summary>
    private static IEnumerable<Assembly> Assemblies()
    {
        HashSet<string> seen = [];
        Queue<Assembly> waiting = new(AppDomain.CurrentDomain.GetAssemblies());
        while (waiting.TryDequeue(out var assembly))
        {
            if (IsOfTheRuntime(assembly.GetName()) || !seen.Add(assembly.FullName!))
            {
                continue;
            }

            var references = assembly.GetReferencedAssemblies();
            if (!assembly.IsDynamic && references.Any(
                reference => reference.Name == typeof(Resource).Assembly.GetName().Name))
            {
                yield return assembly;
            }

            foreach (var reference in references)
            {
                if (!IsOfTheRuntime(reference) && !seen.Contains(reference.FullName) && Load(reference) is { } loaded)
                {
                    waiting.Enqueue(
                    loaded);
                }
            }
        }
    }

    private static bool IsOfTheRuntime(AssemblyName name) => name.FullName.StartsWith("System", StringComparison.Ordinal);

    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (IOException)
        {
            // What is referred to need not be there: test hosts leave out what is never used.
            return null;
        }
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}

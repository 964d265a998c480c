package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.Contributions.Destination;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Scope;

/**
 * Both years' submissions in this year's tree (按今年区划重排): last year's figures of a unit stand where the unit, or its
 * successor, stands now. Units that can only be compared together, as those merged and the one that took over, are one
 * contributor. It goes into the areas in which all of it lies, and into a group only where all of it does.
 */
final class Rearrangement {

    private static final int NONE = -1;
    private static final String ANYWHERE = "";

    private final FiledYear now;
    private final FiledYear before;
    private final Lineages lineages;
    private final AreaLifting lifting;
    private final Map<String, Joint> joints = new HashMap<>();

    /** @param wholes codes of the areas of which either year is an area filing */
    Rearrangement(FiledYear now, FiledYear before, Succession succession, Collection<String> wholes) {
        this.now = now;
        this.before = before;
        this.lifting = new AreaLifting(now, before, succession, wholes);
        this.lineages = lifting.lineages();
    }

    /**
     * Several units as one contributor.
     *
     * @param top index of the lowest area in which all of them lie this year, -1 if there is none
     * @param group the group of it to which all of them go, {@code null} if they go to several
     * @param ownGroups whether each submission goes to its own group, since the top area is one of the contributor's
     * @param complete whether all filed that should have, in both years
     */
    private record Joint(int top, Group group, boolean ownGroups, boolean complete) {}

    /** Whether the two years of a contributor can be compared: of one unit always, of several if all of them filed. */
    boolean isComparable(String contributor) {
        return lineages.isAlone(contributor) || joint(contributor).complete();
    }

    /** Whether the unit is compared by itself. */
    boolean isAlone(String code) {
        return lineages.isAlone(code);
    }

    /** Whether the area is compared as a whole, whatever was filed below it. */
    boolean isLifted(String areaCode) {
        return lifting.isLifted(areaCode);
    }

    /** The totals of this year into which a submission of this year went. */
    List<Destination> destinationsNow(String unitCode, Scope scope) {
        List<Destination> destinations = new ArrayList<>();
        UnitTree tree = now.tree();
        int node = tree.indexOf(unitCode);
        if (node < 0 || scope == Scope.AREA && !now.contributions().isOnAreaBasis(node)) {
            return destinations;
        }
        String contributor = lineages.of(unitCode);
        Group group = ownGroup(tree.unit(node), scope);
        for (int at = areaOf(tree, node); at >= 0; at = tree.parent(at)) {
            if (now.contributions().isOnAreaBasis(at) && !(scope == Scope.AREA && at == node)) {
                break;
            }
            contributor = at(at, contributor, group, destinations);
            group = Group.COUNTIES;
        }
        return destinations;
    }

    /** The totals of this year into which a submission of last year would have gone. */
    List<Destination> destinationsBefore(String unitCode, Scope scope) {
        List<Destination> then = before.contributions().destinations(unitCode, scope, Set.of());
        if (then.isEmpty()) {
            return then;
        }
        List<Destination> destinations = moved(unitCode, scope);
        UnitTree tree = before.tree();
        int last = tree.indexOf(then.get(then.size() - 1).areaCode());
        if (tree.parent(last) >= 0) {
            // Above, an area filing counted in its place.
            Set<String> areas = new HashSet<>();
            then.forEach(destination -> areas.add(destination.areaCode()));
            destinations.removeIf(destination -> !areas.contains(destination.areaCode()));
        }
        return destinations;
    }

    private List<Destination> moved(String unitCode, Scope scope) {
        UnitTree tree = before.tree();
        int node = tree.indexOf(unitCode);
        Group group = ownGroup(tree.unit(node), scope);
        if (!lineages.isAlone(unitCode)) {
            return fromJoint(unitCode, group);
        }
        int place = now.place(unitCode);
        if (place >= 0) {
            return from(areaOf(now.tree(), place), unitCode, ownGroup(now.tree().unit(place), scope));
        }
        for (int at = areaOf(tree, node); at >= 0; at = tree.parent(at)) {
            String area = tree.code(at);
            if (lifting.isLifted(area)) {
                return lineages.isAlone(area) ? from(now.tree().indexOf(area), area, group) : fromJoint(area, group);
            }
            group = Group.COUNTIES;
        }
        return new ArrayList<>();
    }

    private List<Destination> fromJoint(String code, Group ownGroup) {
        Joint joint = joint(code);
        return from(joint.top(), lineages.of(code), ownGroup);
    }

    private List<Destination> from(int start, String contributor, Group startGroup) {
        List<Destination> destinations = new ArrayList<>();
        String carried = contributor;
        Group group = startGroup;
        for (int at = start; at >= 0; at = now.tree().parent(at)) {
            carried = at(at, carried, group, destinations);
            group = Group.COUNTIES;
        }
        return destinations;
    }

    /** Adds the area's total if all of the contributor lies in it, and answers as what the submission goes further up. */
    private String at(int area, String contributor, Group group, List<Destination> destinations) {
        String code = now.tree().code(area);
        String carried = lifting.isLifted(code) ? lineages.of(code) : contributor;
        if (lineages.isAlone(carried)) {
            destinations.add(new Destination(code, group, carried));
            return carried;
        }
        Joint joint = joint(carried);
        if (joint.top() == area) {
            destinations.add(new Destination(code, joint.ownGroups() ? group : joint.group(), carried));
        } else if (joint.top() > area && joint.top() < now.tree().end(area)) {
            destinations.add(new Destination(code, group, carried));
        }
        return carried;
    }

    private static Group ownGroup(Unit unit, Scope scope) {
        if (!unit.kind().isArea()) {
            return Group.ofChild(unit.kind());
        }
        return scope == Scope.AREA ? null : Group.GOVERNMENT;
    }

    /** The lowest area that takes the unit's figures: itself, or that of an office. */
    private static int areaOf(UnitTree tree, int node) {
        return tree.kind(node).isArea() ? node : tree.parent(node);
    }

    /** Takes an area or a group of it, and one of the units that make it another than last year's. */
    @FunctionalInterface
    interface DisturbanceConsumer {
        void accept(String areaCode, Group group, List<String> units);
    }

    /**
     * Hands over every total of this year in which only some units of a lineage lie, in either year, so that it is not
     * what it was although the same codes may have filed: the county into whose bureau another county's was merged.
     */
    void forEachDisturbed(DisturbanceConsumer consumer) {
        for (String name : lineages.names()) {
            List<String> members = lineages.members(name);
            if (members.stream().anyMatch(member -> isFiler(member, now) || isFiler(member, before))) {
                disturbed(members, consumer);
            }
        }
    }

    private boolean isFiler(String code, FiledYear year) {
        int node = year.tree().indexOf(code);
        return node >= 0 && (year.isFiler(node) || lifting.isLifted(code));
    }

    private void disturbed(List<String> members, DisturbanceConsumer consumer) {
        Map<String, Integer> membersNow = membersByArea(members, now);
        Map<String, Integer> membersBefore = membersByArea(members, before);
        Map<String, Set<Group>> told = new HashMap<>();
        for (String member : members) {
            int place = now.place(member);
            for (int at = place < 0 ? NONE : areaOf(now.tree(), place);
                    at >= 0;
                    at = now.tree().parent(at)) {
                String area = now.tree().code(at);
                boolean whole = membersNow.get(area).equals(membersNow.get(ANYWHERE))
                        && membersBefore.getOrDefault(area, 0).equals(membersBefore.getOrDefault(ANYWHERE, 0));
                Set<Group> groups = told.computeIfAbsent(area, unknown -> EnumSet.noneOf(Group.class));
                for (Group group : whole ? Set.<Group>of() : groupsIn(at, place)) {
                    if (groups.add(group)) {
                        consumer.accept(area, group, members);
                    }
                }
            }
        }
    }

    /** The total and the group of it to which the unit goes; all groups of an area that is compared as a whole. */
    private Set<Group> groupsIn(int area, int place) {
        if (area != place) {
            return EnumSet.of(Group.TOTAL, groupIn(now.tree(), area, place));
        }
        return lifting.isLifted(now.tree().code(area))
                ? EnumSet.allOf(Group.class)
                : EnumSet.of(Group.TOTAL, Group.GOVERNMENT);
    }

    /** How many of the units stand in each area, and under the empty code how many stand anywhere. */
    private static Map<String, Integer> membersByArea(List<String> members, FiledYear year) {
        Map<String, Integer> counts = new HashMap<>();
        for (String member : members) {
            int place = year.place(member);
            if (place >= 0) {
                counts.merge(ANYWHERE, 1, Integer::sum);
                for (int at = areaOf(year.tree(), place);
                        at >= 0;
                        at = year.tree().parent(at)) {
                    counts.merge(year.tree().code(at), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private Joint joint(String code) {
        return joints.computeIfAbsent(lineages.of(code), this::describe);
    }

    private Joint describe(String name) {
        UnitTree tree = now.tree();
        List<String> members = lineages.members(name);
        int top = NONE;
        boolean first = true;
        for (String member : members) {
            int place = now.place(member);
            if (place >= 0) {
                top = first ? areaOf(tree, place) : commonArea(tree, top, areaOf(tree, place));
                first = false;
            }
        }
        boolean ownGroups = top >= 0 && lineages.areOne(tree.code(top), name);
        Set<Group> groups = new HashSet<>();
        boolean complete = true;
        for (String member : members) {
            int place = now.place(member);
            if (place >= 0 && top >= 0) {
                groups.add(groupIn(tree, top, place));
            }
            ownGroups &= isAreaByParts(member, now) && isAreaByParts(member, before);
            complete &= filed(member, now) && filed(member, before);
        }
        Group group = groups.size() == 1 ? groups.iterator().next() : null;
        return new Joint(top, group, ownGroups, complete);
    }

    private static int commonArea(UnitTree tree, int one, int other) {
        int at = one;
        while (at >= 0 && (other < at || other >= tree.end(at))) {
            at = tree.parent(at);
        }
        return other < 0 ? NONE : at;
    }

    /** The group of the area to which a unit below it goes; {@code null} for the area itself. */
    private static Group groupIn(UnitTree tree, int area, int node) {
        int at = node;
        while (at != area && tree.parent(at) != area) {
            at = tree.parent(at);
        }
        return at == area ? null : Group.ofChild(tree.kind(at));
    }

    /** Whether the code is no office of the year, and no area that filed for its whole territory. */
    private static boolean isAreaByParts(String code, FiledYear year) {
        int node = year.tree().indexOf(code);
        return node < 0
                || year.tree().kind(node).isArea() && !year.contributions().isOnAreaBasis(node);
    }

    /** Whether what should have been filed of the member in the year was. */
    private boolean filed(String code, FiledYear year) {
        int node = year.tree().indexOf(code);
        if (node < 0) {
            return true;
        }
        if (lifting.isLifted(code)) {
            return year.isComplete(node);
        }
        return !year.isMissing(node) || isCoveredByKin(code, year, node);
    }

    /** Whether an area of the same lineage stands above the unit, whose completeness says it all. */
    private boolean isCoveredByKin(String code, FiledYear year, int node) {
        for (int at = year.tree().parent(node); at >= 0; at = year.tree().parent(at)) {
            String area = year.tree().code(at);
            if (lifting.isLifted(area) && lineages.areOne(area, code)) {
                return true;
            }
        }
        return false;
    }
}
